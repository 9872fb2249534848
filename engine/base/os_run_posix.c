/* SPDX-License-Identifier: MIT */
#include "base/os.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>

/* NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): it is POSIX's */
extern char **environ;

/* A process group of its own, so that its children end with it; nothing on its
 * standard streams. */
static int spawn(pid_t *pid, const char *const *argv)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    /* The prototype lacks a const that POSIX promises. */
    char *const *args = (char *const *)(uintptr_t)argv;
    int failed = posix_spawnp(pid, argv[0], &files, &attributes, args, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return failed;
}

static void pause_a_little(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 2 * 1000 * 1000}, NULL);
}

enum err os_run(const char *const *argv, int most_ms)
{
    pid_t pid = 0;
    int failed = spawn(&pid, argv);
    if (failed) {
        return failed == ENOENT || failed == ENOTDIR || failed == EACCES ? ERR_NOT_FOUND : ERR_IO;
    }
    int64_t until = os_mono_ms() + most_ms;
    int status = 0;
    pid_t got;
    while ((got = waitpid(pid, &status, WNOHANG)) == 0 || (got < 0 && errno == EINTR)) {
        if (os_mono_ms() > until) {
            kill(-pid, SIGKILL);
            waitpid(pid, &status, 0);
            return ERR_CANCELLED;
        }
        pause_a_little();
    }
    return got == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? OK : ERR_IO;
}
