using System.Globalization;
using System.Text;

namespace Pointsman.Providers.Simulated;

/// <summary>Plausible mistakes for answers of any kind.</summary>
internal static class Slip
{
    /// <summary>Numbers near a number: one off, a carry forgotten, two digits swapped.</summary>
    public static IReadOnlyList<string> OfNumber(decimal right)
    {
        decimal step = 1m / Power(Places(right));
        decimal ten = 10m * step;
        IEnumerable<decimal> near = Math.Abs(right) < 20m * step
            ? [right + step, right - step, right + (2m * step)]
            : [right + ten, right - ten, right + step, right - step, Swapped(right)];
        return [.. near.Where(wrong => wrong != right && (wrong >= 0m || right < 0m)).Distinct().Select(Text)];
    }

    /// <summary>Mistakes for an answer of which nothing more is known.</summary>
    public static IReadOnlyList<string> OfText(string right)
    {
        string text = right.Trim();
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
            && Math.Abs(number) < 1e18m)
        {
            return OfNumber(number);
        }

        switch (text.ToLowerInvariant())
        {
            case "yes":
                return [Like(text, "no")];
            case "no":
                return [Like(text, "yes")];
            case "true":
                return [Like(text, "false")];
            case "false":
                return [Like(text, "true")];
            case [>= 'a' and <= 'd' and var letter]:
                return [.. "abcd".Where(one => one != letter).Select(one => Like(text, one.ToString()))];
            default:
                return OfWords(text);
        }
    }

    public static string Text(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static string[] OfWords(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => ["I do not know"],
            1 => [$"not {words[0]}", $"un{words[0]}"],
            _ => [string.Join(' ', words[..^1]), string.Join(' ', words[1..]), $"not {text}"],
        };
    }

    private static string Like(string pattern, string text) => pattern switch
    {
        _ when pattern.All(char.IsUpper) && pattern.Length == text.Length => text.ToUpperInvariant(),
        [var first, ..] when char.IsUpper(first) => char.ToUpperInvariant(text[0]) + text[1..],
        _ => text,
    };

    private static decimal Swapped(decimal number)
    {
        var digits = new StringBuilder(Text(number));
        for (int i = digits.Length - 1; i > 0; i--)
        {
            if (char.IsAsciiDigit(digits[i]) && char.IsAsciiDigit(digits[i - 1]) && digits[i] != digits[i - 1])
            {
                (digits[i], digits[i - 1]) = (digits[i - 1], digits[i]);
                break;
            }
        }

        return decimal.Parse(digits.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture);
    }

    private static int Places(decimal number) =>
        Text(number).IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? Text(number).Length - dot - 1 : 0;

    private static decimal Power(int places)
    {
        decimal power = 1m;
        for (int i = 0; i < places; i++)
        {
            power *= 10m;
        }

        return power;
    }
}
