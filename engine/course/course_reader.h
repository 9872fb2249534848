/* SPDX-License-Identifier: MIT
 *
 * course_reader.h - how the files of a course are read, one function for each kind.
 *
 * All take the file's bytes, report to the reader's list and add what was sound to its
 * course.  The order is: course.ini, units.csv, the units' tables, glosses and titles.
 * Used by the room itself and by its fuzz target.                                    */
#ifndef COURSE_COURSE_READER_H
#define COURSE_COURSE_READER_H

#include "course/course.h"
#include "course/course_index.h"
#include "table/table_csv.h"

struct course_reader {
    struct arena *a;
    struct diag_list *diags;
    struct course *course;
    struct course_index unit_ids;   /* to the unit */
    struct course_index item_ids;   /* to the item */
    struct course_index item_texts; /* article and text, to the item */
    int item_room;
    bool too_many; /* items: said once */
};

/* A cell, or a file as a whole, about which something is said. */
struct course_place {
    struct diag_list *diags;
    struct str file;
    int row; /* 0: the file */
};

/* `column` may be empty.  Up to three arguments. */
void course_error(const struct course_place *at, const char *code, struct str column,
                  struct str arg1, struct str arg2, struct str arg3);
void course_warn(const struct course_place *at, const char *code, struct str column,
                 struct str arg1, struct str arg2, struct str arg3);
void course_note(const struct course_place *at, const char *code, struct str column,
                 struct str arg1, struct str arg2, struct str arg3);

#define COURSE_NONE ((struct str){"", 0})

/* A number as an argument. */
struct str course_number(const struct course_place *at, int64_t n);

/* --- cells (course_cell.c) --- */

/* An id: a-z, 0-9 and '-'; not empty, no '-' at its ends.  Reports where it is not. */
bool course_cell_id(const struct course_place *at, struct str column, struct str id);

/* Text for people: NFC, without control and direction characters.  Reports. */
void course_cell_text(const struct course_place *at, struct str column, struct str text);

/* The parts between '|', without the space around them, in `a`.  Reports. */
struct pack_list course_cell_list(const struct course_place *at, struct arena *a, struct str column,
                                  struct str text);

/* draft, reviewed; empty is draft.  Reports. */
enum pack_state course_cell_state(const struct course_place *at, struct str state);

/* "A1" to "C2", "A1.2", "pre-A1".  Reports. */
void course_cell_level(const struct course_place *at, struct str level);

/* The row is left out because its id stands in an earlier one.  Reports. */
void course_cell_duplicate(const struct course_place *at, struct str id, struct str file, int row);

/* --- tables (course_table.c) --- */

/* A table of the course, and where in it the reader is. */
struct course_table {
    struct table_csv csv;
    size_t next;
    struct course_place at; /* the row that was given last; before and after them the file */
};

/* Reads all of it.  Reports what is not sound. */
struct course_table course_table_read(const struct course_reader *r, struct str file,
                                      struct str bytes, const struct table_column *columns,
                                      size_t column_count);
/* The cells of the next sound row, NULL after the last. */
const struct str *course_table_next(struct course_table *table);

/* --- files --- */

void course_ini_parse(struct course_reader *r, struct str bytes);
void course_units_parse(struct course_reader *r, struct str bytes);
/* The table of one unit, whose `file` is set. */
void course_items_parse(struct course_reader *r, int unit, struct str bytes);
/* A language is allotted before either of its files is read. */
struct course_language course_language_new(const struct course_reader *r, struct str lang);
void course_gloss_parse(struct course_reader *r, struct course_language *language, struct str file,
                        struct str bytes);
void course_titles_parse(struct course_reader *r, struct course_language *language, struct str file,
                         struct str bytes);

/* Finds the recordings in the folder audio/ (course_sound.c). */
void course_recordings_find(struct course_reader *r);

/* The path of a file of the course, NUL-terminated. */
struct str course_path(const struct course *course, struct arena *a, struct str file);

/* Reads a file of the course into `a`.  Reports what keeps it from being read. */
bool course_file_read(const struct course *course, struct diag_list *diags, struct arena *a,
                      struct str file, size_t bytes_max, struct str *bytes);

struct os_names;
/* The names in a folder of the course; none where it does not exist. */
void course_folder_list(const struct course_reader *r, struct str folder, struct os_names *out);

#endif
