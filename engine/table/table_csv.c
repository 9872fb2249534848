/* SPDX-License-Identifier: MIT
 *
 * The input goes to libcsv one physical line at a time, because that is the only way
 * to know which line a record began on.                                             */
#include "table/table_csv.h"

#include <string.h>

#include <csv.h>

#include "base/must.h"
#include "base/utf8.h"
#include "table/table_place.h"

/* libcsv grows its cell buffer by this much; its default of 128 crawls on long cells. */
enum { CELL_BLOCK_BYTES = 4096 };

struct cell {
    struct str text;
    bool bad; /* reported already; its text is empty */
};

struct csv_reader {
    struct csv_parser parser;
    struct arena *arena;
    struct arena *cell_arena;            /* the same, or emptied after each record */
    const struct table_csv_reader *each; /* NULL: rows are kept */
    size_t bytes_max, rows_max;
    struct table_report report;
    const struct table_column *columns;
    size_t column_count;

    int line;       /* the physical line being fed */
    int record_row; /* the line on which the current record began */
    bool in_record;
    bool stop; /* what follows could only be misread */
    struct cell cells[TABLE_CSV_COLUMNS_MAX];
    size_t cell_count; /* of the current record; may exceed the array */

    bool have_header;
    struct str names[TABLE_CSV_COLUMNS_MAX]; /* of the file's columns */
    size_t name_count;
    size_t source[TABLE_CSV_COLUMNS_MAX]; /* column asked for -> the file's, or SIZE_MAX */

    struct table_row *rows;
    size_t row_count;
    size_t row_room;
};

static const struct str NONE = {"", 0};

static void report(struct csv_reader *r, const char *code, int row, struct str column,
                   struct str arg1, struct str arg2)
{
    table_report_error(&r->report, code, row, column, arg1, arg2);
}

static struct str column_name(const struct csv_reader *r, size_t column)
{
    return r->have_header && column < r->name_count ? r->names[column] : NONE;
}

/* What is wrong with a cell's bytes, as a code; NULL when nothing is. */
static const char *cell_fault(struct str text)
{
    if (text.n > TABLE_CSV_CELL_BYTES_MAX) {
        return "csv.cell-long";
    }
    if (text.n && memchr(text.p, '\0', text.n)) {
        return "csv.nul";
    }
    return utf8_bad(text) == SIZE_MAX ? NULL : "csv.utf8";
}

/* Whether the file's column is one of those that only table_csv_each passes over. */
static bool is_passed_over(const struct csv_reader *r, size_t column)
{
    if (!r->each || !r->have_header) {
        return false;
    }
    for (size_t i = 0; i < r->column_count; i++) {
        if (r->source[i] == column) {
            return false;
        }
    }
    return true;
}

/* libcsv: a cell is complete. */
static void on_cell(void *bytes, size_t n, void *ctx)
{
    struct csv_reader *r = ctx;
    size_t column = r->cell_count++;
    if (column >= TABLE_CSV_COLUMNS_MAX) {
        return; /* counted, and reported when the record is complete */
    }
    if (is_passed_over(r, column)) {
        r->cells[column] = (struct cell){.text = NONE};
        return;
    }
    struct str text = {bytes ? bytes : "", n};
    const char *fault = cell_fault(text);
    if (!fault) {
        r->cells[column] = (struct cell){.text = arena_str(r->cell_arena, text)};
        return;
    }
    r->cells[column] = (struct cell){.text = NONE, .bad = true};
    struct str limit =
        text.n > TABLE_CSV_CELL_BYTES_MAX ? table_number(r->arena, TABLE_CSV_CELL_BYTES_MAX) : NONE;
    report(r, fault, r->record_row, column_name(r, column), limit, NONE);
}

static size_t name_index(const struct csv_reader *r, struct str name)
{
    for (size_t i = 0; i < r->name_count; i++) {
        if (str_eq(r->names[i], name)) {
            return i;
        }
    }
    return SIZE_MAX;
}

static bool asked_for(const struct csv_reader *r, struct str name)
{
    for (size_t i = 0; i < r->column_count; i++) {
        if (str_eq(r->columns[i].name, name)) {
            return true;
        }
    }
    return false;
}

static void check_name(struct csv_reader *r, const struct cell *cell)
{
    struct str name = cell->text;
    if (cell->bad) {
        return;
    }
    if (r->each && !asked_for(r, name)) {
        return;
    }
    if (!name.n) {
        struct str number = table_number(r->arena, r->name_count + 1);
        report(r, "csv.column-unnamed", r->record_row, NONE, number, NONE);
    } else if (name_index(r, name) != SIZE_MAX) {
        report(r, "csv.column-duplicate", r->record_row, name, name, NONE);
    } else if (!asked_for(r, name)) {
        report(r, "csv.column-unknown", r->record_row, name, name, NONE);
    }
}

static void take_header(struct csv_reader *r)
{
    r->have_header = true;
    if (r->cell_count > TABLE_CSV_COLUMNS_MAX) {
        report(r, "csv.columns", r->record_row, NONE, table_number(r->arena, TABLE_CSV_COLUMNS_MAX),
               NONE);
        r->stop = true;
        return;
    }
    for (size_t i = 0; i < r->cell_count; i++) {
        check_name(r, &r->cells[i]);
        r->names[r->name_count++] = arena_str(r->arena, r->cells[i].text);
    }
    for (size_t i = 0; i < r->column_count; i++) {
        struct str name = r->columns[i].name;
        r->source[i] = name_index(r, name);
        if (r->source[i] == SIZE_MAX && r->columns[i].need != TABLE_OPTIONAL) {
            report(r, "csv.column-missing", r->record_row, name, name, NONE);
        }
    }
}

static struct table_row *add_row(struct csv_reader *r)
{
    if (r->row_count == r->row_room) {
        size_t room = r->row_room ? r->row_room * 2 : 64;
        struct table_row *rows = ARENA_ARRAY(r->arena, struct table_row, room);
        if (r->row_count) {
            memcpy(rows, r->rows, r->row_count * sizeof *rows);
        }
        r->rows = rows;
        r->row_room = room;
    }
    return &r->rows[r->row_count++];
}

static bool has_text(const struct csv_reader *r)
{
    size_t n = r->cell_count < TABLE_CSV_COLUMNS_MAX ? r->cell_count : TABLE_CSV_COLUMNS_MAX;
    for (size_t i = 0; i < n; i++) {
        if (r->cells[i].text.n || r->cells[i].bad) {
            return true;
        }
    }
    return r->cell_count > TABLE_CSV_COLUMNS_MAX;
}

static struct str take_cell(struct csv_reader *r, size_t asked)
{
    if (r->source[asked] == SIZE_MAX) {
        return NONE;
    }
    const struct cell *cell = &r->cells[r->source[asked]];
    if (r->columns[asked].need == TABLE_FILLED && !cell->text.n && !cell->bad) {
        report(r, "csv.cell-empty", r->record_row, r->columns[asked].name, NONE, NONE);
    }
    return cell->text;
}

static void take_row(struct csv_reader *r)
{
    if (!has_text(r)) {
        return;
    }
    if (r->cell_count != r->name_count) {
        report(r, "csv.cell-count", r->record_row, NONE, table_number(r->arena, r->cell_count),
               table_number(r->arena, r->name_count));
        return;
    }
    if (r->row_count == r->rows_max) {
        report(r, "csv.rows", r->record_row, NONE, table_number(r->arena, r->rows_max), NONE);
        r->stop = true;
        return;
    }
    struct str *cells = ARENA_ARRAY(r->cell_arena, struct str, r->column_count);
    for (size_t i = 0; i < r->column_count; i++) {
        cells[i] = take_cell(r, i);
    }
    struct table_row row = {.row = r->record_row, .cells = cells};
    if (r->each) {
        r->each->on_row(r->each->context, &row);
        r->row_count++;
    } else {
        *add_row(r) = row;
    }
}

static void end_record(struct csv_reader *r)
{
    r->cell_count = 0;
    r->in_record = false;
    if (r->each) {
        arena_reset(r->cell_arena);
    }
}

/* libcsv: a record is complete. */
static void on_record(int terminator, void *ctx)
{
    (void)terminator;
    struct csv_reader *r = ctx;
    if (r->have_header) {
        take_row(r);
    } else {
        take_header(r);
    }
    end_record(r);
}

static void start_parser(struct csv_reader *r, unsigned char delimiter)
{
    int failed = csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI);
    must(!failed);
    csv_set_delim(&r->parser, delimiter);
    csv_set_blk_size(&r->parser, CELL_BLOCK_BYTES);
}

/* libcsv gave up on this record: say so, and start afresh with the next line. */
static void drop_record(struct csv_reader *r, const char *code)
{
    must(csv_error(&r->parser) == CSV_EPARSE); /* else out of memory */
    report(r, code, r->record_row, column_name(r, r->cell_count), NONE, NONE);
    unsigned char delimiter = csv_get_delim(&r->parser);
    csv_free(&r->parser);
    start_parser(r, delimiter);
    end_record(r);
    r->stop = !r->have_header;
}

/* Takes a line with its LF, CRLF or CR off the front; to libcsv, too, each ends a record. */
static struct str next_line(struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && rest->p[n] != '\n' && rest->p[n] != '\r') {
        n++;
    }
    n += n < rest->n;
    n += n < rest->n && rest->p[n - 1] == '\r' && rest->p[n] == '\n';
    struct str line = {rest->p, n};
    *rest = str_slice(*rest, n, rest->n);
    return line;
}

static void feed(struct csv_reader *r, struct str rest)
{
    while (rest.n && !r->stop) {
        struct str line = next_line(&rest);
        r->line++;
        if (!r->in_record) {
            if (!str_trim(line).n) {
                continue;
            }
            r->in_record = true;
            r->record_row = r->line;
        }
        if (csv_parse(&r->parser, line.p, line.n, on_cell, on_record, r) != line.n) {
            drop_record(r, "csv.quote-stray");
        }
    }
    if (!r->stop && csv_fini(&r->parser, on_cell, on_record, r)) {
        drop_record(r, "csv.quote-open");
    }
}

/* Excel writes semicolons where the comma is the decimal sign: look at the header. */
static unsigned char find_delimiter(struct str bytes)
{
    struct str first = NONE;
    while (bytes.n && !str_trim(first).n) {
        first = next_line(&bytes);
    }
    int balance = 0;
    bool quoted = false;
    for (size_t i = 0; i < first.n; i++) {
        quoted ^= first.p[i] == '"';
        balance += !quoted && first.p[i] == ',';
        balance -= !quoted && first.p[i] == ';';
    }
    return balance < 0 ? ';' : ',';
}

/* Refuses what cannot be a table at all. */
static bool readable(struct csv_reader *r, struct str bytes)
{
    if (bytes.n > r->bytes_max) {
        report(r, "csv.bytes", 0, NONE, table_number(r->arena, r->bytes_max), NONE);
        return false;
    }
    if (str_starts(bytes, STR("\xff\xfe")) || str_starts(bytes, STR("\xfe\xff"))) {
        report(r, "csv.utf16", 0, NONE, NONE, NONE);
        return false;
    }
    return true;
}

static void read_table(struct csv_reader *r, struct str bytes)
{
    if (str_starts(bytes, STR("\xef\xbb\xbf"))) {
        bytes = str_slice(bytes, 3, bytes.n);
    }
    start_parser(r, find_delimiter(bytes));
    feed(r, bytes);
    csv_free(&r->parser);
    if (!r->have_header && !r->stop) {
        report(r, "csv.empty", 0, NONE, NONE, NONE);
    }
}

static enum err read_all(struct csv_reader *r, struct str bytes, bool *has)
{
    size_t errors_before = r->report.diags->errors;
    must(r->column_count <= TABLE_CSV_COLUMNS_MAX);
    for (size_t i = 0; i < r->column_count; i++) {
        r->source[i] = SIZE_MAX;
    }
    if (readable(r, bytes)) {
        read_table(r, bytes);
    }
    for (size_t i = 0; i < r->column_count; i++) {
        has[i] = r->source[i] != SIZE_MAX;
    }
    return r->report.diags->errors == errors_before ? OK : ERR_FORMAT;
}

enum err table_csv_read(struct str bytes, struct str file, const struct table_column *columns,
                        size_t column_count, struct arena *a, struct diag_list *diags,
                        struct table_csv *out)
{
    struct csv_reader r = {
        .arena = a,
        .cell_arena = a,
        .bytes_max = TABLE_CSV_BYTES_MAX,
        .rows_max = TABLE_CSV_ROWS_MAX,
        .report = {.diags = diags, .file = file},
        .columns = columns,
        .column_count = column_count,
    };
    *out = (struct table_csv){.row_count = 0};
    enum err e = read_all(&r, bytes, out->has);
    out->rows = r.rows;
    out->row_count = r.row_count;
    return e;
}

enum err table_csv_each(struct str bytes, struct str file, const struct table_column *columns,
                        size_t column_count, struct arena *a, struct diag_list *diags, bool *has,
                        const struct table_csv_reader *reader)
{
    struct arena cells;
    arena_init(&cells, 0);
    struct csv_reader r = {
        .arena = a,
        .cell_arena = &cells,
        .each = reader,
        .bytes_max = TABLE_CSV_LONG_BYTES_MAX,
        .rows_max = TABLE_CSV_LONG_ROWS_MAX,
        .report = {.diags = diags, .file = file},
        .columns = columns,
        .column_count = column_count,
    };
    enum err e = read_all(&r, bytes, has);
    arena_finish(&cells);
    return e;
}
