/* SPDX-License-Identifier: MIT
 *
 * street_pack FILE [LANGUAGE] - writes the course of street.h, for scripts through the real client.
 */
#include "support/street.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 2 && argc != 3) {
        fputs("Usage: street_pack FILE [LANGUAGE]\n", stderr);
        return 2;
    }
    street_write_in(argv[1], 0, argc == 3 ? str_from(argv[2]) : street_info().host);
    return 0;
}
