using System.Globalization;

namespace Pointsman;

/// <summary>
/// An amount of money in US dollars. All money in Pointsman is this type; it never passes through a double.
/// </summary>
/// <param name="Amount">The amount in dollars, exact to 28 digits.</param>
public readonly record struct Usd(decimal Amount) : IComparable<Usd>
{
    /// <summary>Nothing.</summary>
    public static readonly Usd Zero = new(0m);

    /// <summary>Adds two amounts.</summary>
    public static Usd operator +(Usd left, Usd right) => new(left.Amount + right.Amount);

    /// <summary>Subtracts one amount from another.</summary>
    public static Usd operator -(Usd left, Usd right) => new(left.Amount - right.Amount);

    /// <summary>The same amount, owed instead of owned.</summary>
    public static Usd operator -(Usd value) => new(-value.Amount);

    /// <summary>An amount taken several times.</summary>
    public static Usd operator *(Usd value, decimal factor) => new(value.Amount * factor);

    /// <summary>An amount taken several times.</summary>
    public static Usd operator *(decimal factor, Usd value) => new(value.Amount * factor);

    /// <summary>An amount shared out.</summary>
    public static Usd operator /(Usd value, decimal divisor) => new(value.Amount / divisor);

    /// <summary>How many times one amount goes into another.</summary>
    public static decimal operator /(Usd left, Usd right) => left.Amount / right.Amount;

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Usd left, Usd right) => left.Amount < right.Amount;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(Usd left, Usd right) => left.Amount > right.Amount;

    /// <summary>Whether the left amount is no larger.</summary>
    public static bool operator <=(Usd left, Usd right) => left.Amount <= right.Amount;

    /// <summary>Whether the left amount is no smaller.</summary>
    public static bool operator >=(Usd left, Usd right) => left.Amount >= right.Amount;

    /// <inheritdoc />
    public int CompareTo(Usd other) => Amount.CompareTo(other.Amount);

    /// <summary>
    /// The amount as people write it: cents for large amounts, three significant digits for small ones.
    /// </summary>
    public override string ToString()
    {
        decimal size = Math.Abs(Amount);
        string digits = size switch
        {
            0m => "0.00",
            >= 0.1m => size.ToString("#,##0.00", CultureInfo.InvariantCulture),
            _ => SignificantDigits(size),
        };
        return Amount < 0 ? $"-${digits}" : $"${digits}";
    }

    private static string SignificantDigits(decimal size)
    {
        int places = 3;
        for (decimal probe = size; probe < 0.1m && places < 12; probe *= 10)
        {
            places++;
        }

        string text = Math.Round(size, places).ToString("0." + new string('0', places), CultureInfo.InvariantCulture);
        return text.TrimEnd('0') is { } trimmed && trimmed.EndsWith('.') ? "0.00" : text.TrimEnd('0');
    }
}
