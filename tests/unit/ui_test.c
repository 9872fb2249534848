/* SPDX-License-Identifier: MIT
 *
 * ui_test - all of ui's unit tests in one program.                                     */
#include "ui_fake.h"

int main(void)
{
    int failed = ui_layout_tests() + ui_focus_tests() + ui_input_tests() + ui_paint_tests() +
                 ui_field_tests() + ui_edit_tests() + ui_caret_tests() + ui_undo_tests() +
                 ui_clipboard_tests() + ui_fit_tests() + ui_script_tests();
#if !defined(_WIN32)
    failed += ui_broken_tests();
#endif
    return failed ? 1 : 0;
}
