using System.Globalization;
using System.Runtime.CompilerServices;

namespace Pointsman;

/// <summary>Refuses what cannot be computed with, and says what was found and what is allowed.</summary>
internal static class Require
{
    /// <summary>A number that is neither infinite nor no number at all.</summary>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw Fault(value, "a finite number", name);

    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw Fault(value, "a finite number above 0", name);

    /// <summary>A share with both ends.</summary>
    public static double Share(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and <= 1 ? value : throw Fault(value, "a share from 0 to 1", name);

    /// <summary>A share without its ends, as levels, errors and powers are.</summary>
    public static double Inside(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is > 0 and < 1 ? value : throw Fault(value, "a share between 0 and 1, such as 0.95", name);

    /// <summary>A number that is at least something.</summary>
    public static int AtLeast(int value, int least, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= least ? value : throw Fault(value, $"at least {least}", name);

    /// <summary>A number that is at most something.</summary>
    public static int AtMost(int value, int most, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value <= most ? value : throw Fault(value, $"at most {most}", name);

    /// <summary>A count.</summary>
    public static long NotNegative(long value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 ? value : throw Fault(value, "0 or more", name);

    /// <summary>A count that is part of another.</summary>
    public static int Part(int value, int whole, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && value <= whole ? value : throw Fault(value, $"a count from 0 to {whole}", name);

    /// <summary>At least so many values, all of them finite.</summary>
    public static void Values(
        ReadOnlySpan<double> values, int least = 1, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.Length < least)
        {
            throw Few(values.Length, least, name);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw Fault(values[i], "finite numbers only; leave out what was not measured", $"{name}[{i}]");
            }
        }
    }

    /// <summary>At least one value, and each can be put in order.</summary>
    public static void Ordered(
        ReadOnlySpan<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.IsEmpty)
        {
            throw Few(0, 1, name);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                throw Fault(values[i], "numbers only; leave out what was not measured", $"{name}[{i}]");
            }
        }
    }

    /// <summary>Two lists that belong together, value by value.</summary>
    public static void SameLength(int first, int second, string name)
    {
        if (first != second)
        {
            throw new ArgumentException(
                $"found {second} values beside {first}; allowed is one for each, in the same order", name);
        }
    }

    /// <summary>A list has fewer values than can be computed with.</summary>
    public static ArgumentException Few(int found, int least, string name) =>
        new($"found {found} values; needed are at least {least}", name);

    private static ArgumentOutOfRangeException Fault(double found, string allowed, string name) => new(
        name, string.Create(CultureInfo.InvariantCulture, $"found {found}; allowed is {allowed}"));
}
