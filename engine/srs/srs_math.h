/* SPDX-License-Identifier: MIT
 *
 * srs_math.h - exp and log in this room's own words.
 *
 * Only additions, multiplications and divisions, which IEEE 754 defines to the last bit: the
 * same answers give the same memories on every machine, whatever its C library, and a log
 * merged from several devices is folded alike everywhere.  They are also faster than calls,
 * because the compiler can overlap them.  Errors are below 2 units in the last place, for
 * results that are normal numbers; source of the method: fdlibm.  Inside this room.        */
#ifndef SRS_SRS_MATH_H
#define SRS_SRS_MATH_H

#include <float.h>
#include <stdint.h>
#include <string.h>

_Static_assert(FLT_EVAL_METHOD == 0, "doubles are doubles: on old x86 compile with -mfpmath=sse");

static const double srs_ln2_high = 0x1.62e42fee00000p-1, srs_ln2_low = 0x1.a39ef35793c76p-33;

static inline uint64_t srs_bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double srs_of_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static inline double srs_clamp(double x, double min, double max)
{
    return x < min ? min : x > max ? max : x;
}

/* x = k ln 2 + r, |r| <= 0.35; gives exp(r) - 1 and 2^k.  The polynomial is a minimax of degree
 * 11, in an order that lets its terms overlap. */
static inline double srs_exp_parts(double x, double *scale)
{
    const double to_whole = 0x1.8p52; /* a sum with it has no room for fractions */
    double shifted = x * 0x1.71547652b82fep0 + to_whole, k = shifted - to_whole;
    double r = (x - k * srs_ln2_high) - k * srs_ln2_low;
    *scale = srs_of_bits((srs_bits_of(shifted) << 52) + 0x3ff0000000000000);
    double r2 = r * r, r4 = r2 * r2;
    double a = r + r2 * (0.5 + r * 0x1.5555555555555p-3);
    double b = (0x1.5555555554c83p-5 + r * 0x1.1111111110e5ap-7) +
               r2 * (0x1.6c16c173b180dp-10 + r * 0x1.a01a01a4c7c63p-13);
    double c = (0x1.a019c8fe5775bp-16 + r * 0x1.71de177d48616p-19) +
               r2 * (0x1.288128327a536p-22 + r * 0x1.af248703e0acdp-26);
    return a + r4 * (b + r4 * c);
}

/* -700 <= x <= 700; anything else gives some number or none, no crash. */
static inline double srs_exp(double x)
{
    double scale, m1 = srs_exp_parts(x, &scale);
    return scale * m1 + scale;
}

/* exp(x) - 1 without loss near 0; x likewise. */
static inline double srs_expm1(double x)
{
    double scale, m1 = srs_exp_parts(x, &scale);
    return scale * m1 + (scale - 1);
}

/* Of a normal, positive number. */
static inline double srs_log(double x)
{
    const uint64_t root_half = 0x3fe6a09e667f3bcd, one = 0x3ff0000000000000;
    uint64_t bits = srs_bits_of(x) + (one - root_half);
    double k = (double)((int)(bits >> 52) - 1023);
    double f = srs_of_bits((bits & 0x000fffffffffffff) + root_half) - 1;
    double s = f / (2 + f), z = s * s, w = z * z, half = 0.5 * f * f;
    double odd =
        w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332));
    double even =
        z * (0.6666666666666735130 +
             w * (0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)));
    return k * srs_ln2_high + (f - (half - (s * (half + odd + even) + k * srs_ln2_low)));
}

/* The same of two numbers, to the bit, for hardly more than of one: compilers make such loops
 * into instructions on two doubles, which every processor for these programs has. */
static inline void srs_exp_both(const double x[2], double out[2])
{
    for (int i = 0; i < 2; i++) {
        out[i] = srs_exp(x[i]);
    }
}

static inline void srs_expm1_both(const double x[2], double out[2])
{
    for (int i = 0; i < 2; i++) {
        out[i] = srs_expm1(x[i]);
    }
}

static inline void srs_log_both(const double x[2], double out[2])
{
    for (int i = 0; i < 2; i++) {
        out[i] = srs_log(x[i]);
    }
}

#endif
