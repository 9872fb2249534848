/* SPDX-License-Identifier: MIT */
#include "base/err.h"

const char *err_name(enum err e)
{
    switch (e) {
    case OK:
        return "ok";
    case ERR_NOT_FOUND:
        return "not found";
    case ERR_EXISTS:
        return "exists already";
    case ERR_IO:
        return "input/output error";
    case ERR_FORMAT:
        return "wrong format";
    case ERR_VERSION:
        return "newer version";
    case ERR_LIMIT:
        return "over a limit";
    case ERR_BUSY:
        return "in use";
    case ERR_FULL:
        return "disk full";
    case ERR_READ_ONLY:
        return "read only";
    case ERR_UNSUPPORTED:
        return "not supported";
    case ERR_CANCELLED:
        return "cancelled";
    }
    return "unknown error";
}
