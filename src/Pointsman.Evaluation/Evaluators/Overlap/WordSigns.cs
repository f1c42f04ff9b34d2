using System.Globalization;
using System.Text;

namespace Pointsman.Evaluation;

/// <summary>What words are made of: letters of any script with the marks that belong to them, and digits.</summary>
internal static class WordSigns
{
    /// <summary>Whether a sign is part of a word.</summary>
    public static bool Is(Rune sign) => Rune.IsLetterOrDigit(sign) || Rune.GetUnicodeCategory(sign) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
