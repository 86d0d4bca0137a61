// Classes as data. Sources: CLREQ and JLREQ (3.9, Appendix A) for the marks, KLREQ for Korean; Unicode 15.0 blocks
// and East Asian Width for the rest. "western" also means: UAX #14 decides;
// so does "other", which therefore takes in conjoining jamo and everything else that builds clusters.
#include "text/classes.h"

namespace banxin {
namespace {

using enum CharClass;

constexpr ClassRange base[] = {{0x0000, 0x0008, western},      {0x0009, 0x0009, space},
                               {0x000A, 0x000D, forced_break}, {0x000E, 0x001F, western},
                               {0x0020, 0x0020, space},        {0x0021, 0x0022, western},
                               {0x0023, 0x0024, pre},          {0x0025, 0x0025, pos},
                               {0x0026, 0x002A, western},      {0x002B, 0x002B, pre},
                               {0x002C, 0x002F, western},      {0x0030, 0x0039, digit},
                               {0x003A, 0x0040, western},      {0x0041, 0x005A, letter},
                               {0x005B, 0x0060, western},      {0x0061, 0x007A, letter},
                               {0x007B, 0x0084, western},      {0x0085, 0x0085, forced_break},
                               {0x0086, 0x009F, western},      {0x00A0, 0x00A0, no_break_space},
                               {0x00A1, 0x00A1, western},      {0x00A2, 0x00A2, pos},
                               {0x00A3, 0x00A3, pre},          {0x00A4, 0x00A4, western},
                               {0x00A5, 0x00A5, pre},          {0x00A6, 0x00A9, western},
                               {0x00AA, 0x00AA, letter},       {0x00AB, 0x00AF, western},
                               {0x00B0, 0x00B0, pos},          {0x00B1, 0x00B1, pre},
                               {0x00B2, 0x00B4, western},      {0x00B5, 0x00B5, letter},
                               {0x00B6, 0x00B9, western},      {0x00BA, 0x00BA, letter},
                               {0x00BB, 0x00BF, western},      {0x00C0, 0x00D6, letter},
                               {0x00D7, 0x00D7, western},      {0x00D8, 0x00F6, letter},
                               {0x00F7, 0x00F7, western},      {0x00F8, 0x02FF, letter},
                               {0x0300, 0x036F, other},        {0x0370, 0x037D, letter},
                               {0x037E, 0x0387, western},      {0x0388, 0x0482, letter},
                               {0x0483, 0x0489, other},        {0x048A, 0x052F, letter},
                               {0x0530, 0x1C7F, other},        {0x1C80, 0x1C8F, letter},
                               {0x1C90, 0x1CFF, other},        {0x1D00, 0x1DBF, letter},
                               {0x1DC0, 0x1DFF, other},        {0x1E00, 0x1FFF, letter},
                               {0x2000, 0x2006, western},      {0x2007, 0x2007, no_break_space},
                               {0x2008, 0x200B, western},      {0x200C, 0x200F, other},
                               {0x2010, 0x2027, western},      {0x2028, 0x2029, forced_break},
                               {0x202A, 0x202E, other},        {0x202F, 0x202F, no_break_space},
                               {0x2030, 0x2033, pos},          {0x2034, 0x2065, western},
                               {0x2066, 0x206F, other},        {0x2070, 0x209F, western},
                               {0x20A0, 0x20AA, pre},          {0x20AB, 0x20AB, pos},
                               {0x20AC, 0x20CF, pre},          {0x20D0, 0x20FF, other},
                               {0x2100, 0x2102, western},      {0x2103, 0x2103, pos},
                               {0x2104, 0x2108, western},      {0x2109, 0x2109, pos},
                               {0x210A, 0x2115, western},      {0x2116, 0x2116, pre},
                               {0x2117, 0x2125, western},      {0x2126, 0x2126, letter},
                               {0x2127, 0x2129, western},      {0x212A, 0x212B, letter},
                               {0x212C, 0x2211, western},      {0x2212, 0x2212, pre},
                               {0x2213, 0x2BFF, western},      {0x2C00, 0x2C5F, other},
                               {0x2C60, 0x2C7F, letter},       {0x2C80, 0x2DFF, other},
                               {0x2E00, 0x2E7F, western},      {0x2E80, 0x2FFF, han},
                               {0x3000, 0x3000, wide_space},   {0x3001, 0x3001, com},
                               {0x3002, 0x3002, stp},          {0x3003, 0x3004, han},
                               {0x3005, 0x3005, ite},          {0x3006, 0x3007, han},
                               {0x3008, 0x3008, op},           {0x3009, 0x3009, clo},
                               {0x300A, 0x300A, op},           {0x300B, 0x300B, clo},
                               {0x300C, 0x300C, op},           {0x300D, 0x300D, clo},
                               {0x300E, 0x300E, op},           {0x300F, 0x300F, clo},
                               {0x3010, 0x3010, op},           {0x3011, 0x3011, clo},
                               {0x3012, 0x3013, han},          {0x3014, 0x3014, op},
                               {0x3015, 0x3015, clo},          {0x3016, 0x3016, op},
                               {0x3017, 0x3017, clo},          {0x3018, 0x3018, op},
                               {0x3019, 0x3019, clo},          {0x301A, 0x301A, op},
                               {0x301B, 0x301B, clo},          {0x301C, 0x301C, con},
                               {0x301D, 0x301D, op},           {0x301E, 0x301F, clo},
                               {0x3020, 0x3029, han},          {0x302A, 0x302F, other},
                               {0x3030, 0x303A, han},          {0x303B, 0x303B, ite},
                               {0x303C, 0x3040, han},          {0x3041, 0x3041, skn},
                               {0x3042, 0x3042, kana},         {0x3043, 0x3043, skn},
                               {0x3044, 0x3044, kana},         {0x3045, 0x3045, skn},
                               {0x3046, 0x3046, kana},         {0x3047, 0x3047, skn},
                               {0x3048, 0x3048, kana},         {0x3049, 0x3049, skn},
                               {0x304A, 0x3062, kana},         {0x3063, 0x3063, skn},
                               {0x3064, 0x3082, kana},         {0x3083, 0x3083, skn},
                               {0x3084, 0x3084, kana},         {0x3085, 0x3085, skn},
                               {0x3086, 0x3086, kana},         {0x3087, 0x3087, skn},
                               {0x3088, 0x308D, kana},         {0x308E, 0x308E, skn},
                               {0x308F, 0x3094, kana},         {0x3095, 0x3096, skn},
                               {0x3097, 0x3098, kana},         {0x3099, 0x309A, other},
                               {0x309B, 0x309C, cho},          {0x309D, 0x309E, ite},
                               {0x309F, 0x309F, kana},         {0x30A0, 0x30A0, con},
                               {0x30A1, 0x30A1, skn},          {0x30A2, 0x30A2, kana},
                               {0x30A3, 0x30A3, skn},          {0x30A4, 0x30A4, kana},
                               {0x30A5, 0x30A5, skn},          {0x30A6, 0x30A6, kana},
                               {0x30A7, 0x30A7, skn},          {0x30A8, 0x30A8, kana},
                               {0x30A9, 0x30A9, skn},          {0x30AA, 0x30C2, kana},
                               {0x30C3, 0x30C3, skn},          {0x30C4, 0x30E2, kana},
                               {0x30E3, 0x30E3, skn},          {0x30E4, 0x30E4, kana},
                               {0x30E5, 0x30E5, skn},          {0x30E6, 0x30E6, kana},
                               {0x30E7, 0x30E7, skn},          {0x30E8, 0x30ED, kana},
                               {0x30EE, 0x30EE, skn},          {0x30EF, 0x30F4, kana},
                               {0x30F5, 0x30F6, skn},          {0x30F7, 0x30FA, kana},
                               {0x30FB, 0x30FB, mid},          {0x30FC, 0x30FC, cho},
                               {0x30FD, 0x30FE, ite},          {0x30FF, 0x30FF, kana},
                               {0x3100, 0x312F, han},          {0x3130, 0x318F, hangul},
                               {0x3190, 0x31EF, han},          {0x31F0, 0x31FF, skn},
                               {0x3200, 0x32FF, han},          {0x3300, 0x3357, pos},
                               {0x3358, 0x3370, han},          {0x3371, 0x33DF, pos},
                               {0x33E0, 0xA4CF, han},          {0xA4D0, 0xA63F, other},
                               {0xA640, 0xA66E, letter},       {0xA66F, 0xA67F, other},
                               {0xA680, 0xA69D, letter},       {0xA69E, 0xA71F, other},
                               {0xA720, 0xA7FF, letter},       {0xA800, 0xAB2F, other},
                               {0xAB30, 0xAB6F, letter},       {0xAB70, 0xABFF, other},
                               {0xAC00, 0xD7A3, hangul},       {0xD7A4, 0xD7FF, other},
                               {0xD800, 0xF8FF, western},      {0xF900, 0xFAFF, han},
                               {0xFB00, 0xFB06, letter},       {0xFB07, 0xFE0F, other},
                               {0xFE10, 0xFE1F, western},      {0xFE20, 0xFE2F, other},
                               {0xFE30, 0xFE6F, western},      {0xFE70, 0xFEFE, other},
                               {0xFEFF, 0xFF00, western},      {0xFF01, 0xFF01, exc},
                               {0xFF02, 0xFF03, han},          {0xFF04, 0xFF04, pre},
                               {0xFF05, 0xFF05, pos},          {0xFF06, 0xFF07, han},
                               {0xFF08, 0xFF08, op},           {0xFF09, 0xFF09, clo},
                               {0xFF0A, 0xFF0A, han},          {0xFF0B, 0xFF0B, pre},
                               {0xFF0C, 0xFF0C, com},          {0xFF0D, 0xFF0D, con},
                               {0xFF0E, 0xFF0E, stp},          {0xFF0F, 0xFF19, han},
                               {0xFF1A, 0xFF1B, com},          {0xFF1C, 0xFF1E, han},
                               {0xFF1F, 0xFF1F, exc},          {0xFF20, 0xFF3A, han},
                               {0xFF3B, 0xFF3B, op},           {0xFF3C, 0xFF3C, han},
                               {0xFF3D, 0xFF3D, clo},          {0xFF3E, 0xFF5A, han},
                               {0xFF5B, 0xFF5B, op},           {0xFF5C, 0xFF5C, han},
                               {0xFF5D, 0xFF5D, clo},          {0xFF5E, 0xFF5E, con},
                               {0xFF5F, 0xFF5F, op},           {0xFF60, 0xFF60, clo},
                               {0xFF61, 0xFF61, stp},          {0xFF62, 0xFF62, op},
                               {0xFF63, 0xFF63, clo},          {0xFF64, 0xFF64, com},
                               {0xFF65, 0xFF65, mid},          {0xFF66, 0xFF66, kana},
                               {0xFF67, 0xFF6F, skn},          {0xFF70, 0xFF70, cho},
                               {0xFF71, 0xFF9D, kana},         {0xFF9E, 0xFF9F, cho},
                               {0xFFA0, 0xFFDF, hangul},       {0xFFE0, 0xFFE0, pos},
                               {0xFFE1, 0xFFE1, pre},          {0xFFE2, 0xFFE4, han},
                               {0xFFE5, 0xFFE6, pre},          {0xFFE7, 0xFFFF, western},
                               {0x10000, 0x1AFFF, other},      {0x1B000, 0x1B16F, kana},
                               {0x1B170, 0x1D3FF, western},    {0x1D400, 0x1D7FF, letter},
                               {0x1D800, 0x1EFFF, other},      {0x1F000, 0x1F1E5, han},
                               {0x1F1E6, 0x1F1FF, other},      {0x1F200, 0x1F3FA, han},
                               {0x1F3FB, 0x1F3FF, other},      {0x1F400, 0x1FAFF, han},
                               {0x1FB00, 0x1FFFF, western},    {0x20000, 0x3FFFF, han},
                               {0x40000, 0xDFFFF, western},    {0xE0000, 0xE0FFF, other},
                               {0xE1000, 0x10FFFF, western}};

// Signs of East Asian Width A are full-width pieces of CJK text; so are private glyphs for rare names (造字).
constexpr ClassRange zh[] = {{0x002F, 0x002F, sol}, {0x00B7, 0x00B7, mid}, {0x2013, 0x2015, con}, {0x2018, 0x2018, op},
                             {0x2019, 0x2019, clo}, {0x201C, 0x201C, op},  {0x201D, 0x201D, clo}, {0x2025, 0x2026, ell},
                             {0x2027, 0x2027, mid}, {0x203B, 0x203B, han}, {0x203C, 0x203C, exc}, {0x2047, 0x2049, exc},
                             {0x2160, 0x217F, han}, {0x22EF, 0x22EF, ell}, {0x2460, 0x24FF, han}, {0x25A0, 0x27BF, han},
                             {0x2E3A, 0x2E3B, dsh}, {0xE000, 0xF8FF, han}, {0xFF0F, 0xFF0F, sol}};

constexpr ClassRange ja[] = {
    {0x00AB, 0x00AB, op},  {0x00BB, 0x00BB, clo}, {0x2010, 0x2010, con}, {0x2013, 0x2013, con}, {0x2014, 0x2015, dsh},
    {0x2018, 0x2018, op},  {0x2019, 0x2019, clo}, {0x201C, 0x201C, op},  {0x201D, 0x201D, clo}, {0x2025, 0x2026, ell},
    {0x203B, 0x203B, han}, {0x203C, 0x203C, exc}, {0x2047, 0x2049, exc}, {0x2160, 0x217F, han}, {0x22EF, 0x22EF, ell},
    {0x2460, 0x24FF, han}, {0x25A0, 0x27BF, han}, {0x2E3A, 0x2E3B, dsh}, {0xE000, 0xF8FF, han}, {0xFF1A, 0xFF1B, mid}};

constexpr ClassRange ko[] = {{0x00B7, 0x00B7, mid}, {0x2010, 0x2010, con}, {0x2013, 0x2015, con}, {0x2018, 0x2018, op},
                             {0x2019, 0x2019, clo}, {0x201C, 0x201C, op},  {0x201D, 0x201D, clo}, {0x2025, 0x2026, ell},
                             {0x203B, 0x203B, han}, {0x203C, 0x203C, exc}, {0x2047, 0x2049, exc}, {0x2160, 0x217F, han},
                             {0x22EF, 0x22EF, ell}, {0x2460, 0x24FF, han}, {0x25A0, 0x27BF, han}, {0x2E3A, 0x2E3B, dsh},
                             {0x3003, 0x3003, ite}, {0xE000, 0xF8FF, han}, {0xFF1A, 0xFF1B, mid}};

}  // namespace

std::span<const ClassRange> base_classes() { return base; }

std::span<const ClassRange> class_overrides(Profile profile) {
  switch (profile) {
    case Profile::zh:
      return zh;
    case Profile::ja:
      return ja;
    case Profile::ko:
      return ko;
    case Profile::none:
      break;
  }
  return {};
}

}  // namespace banxin
