using System.Globalization;
using System.Numerics;

namespace Pointsman;

/// <summary>
/// A number as JSON writes it, exactly: its digits without zeros at either end, and a power of ten. Neither double nor
/// decimal holds all that a document may say, and 0.3 is a multiple of 0.1.
/// </summary>
internal readonly struct JsonNumber : IComparable<JsonNumber>
{
    // Beyond this many digits a multiple is not worked out.
    private const int MostDigits = 2_000;

    private readonly int _sign;
    private readonly string _digits;
    private readonly long _exponent;

    /// <summary>Takes a number as it is written in valid JSON.</summary>
    public JsonNumber(string raw)
    {
        int e = raw.AsSpan().IndexOfAny('e', 'E');
        string mantissa = (e < 0 ? raw : raw[..e]).TrimStart('-');
        int point = mantissa.IndexOf('.');
        string digits = (point < 0 ? mantissa : mantissa.Remove(point, 1)).TrimStart('0');
        _digits = digits.TrimEnd('0');
        long fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        _exponent = _digits.Length == 0 ? 0 : Power(raw, e) - fraction + (digits.Length - _digits.Length);
        _sign = _digits.Length == 0 ? 0 : raw[0] == '-' ? -1 : 1;
    }

    /// <summary>Whether nothing stands behind the point.</summary>
    public bool IsWhole => _exponent >= 0;

    /// <inheritdoc />
    public int CompareTo(JsonNumber other)
    {
        if (_sign != other._sign || _sign == 0)
        {
            return _sign.CompareTo(other._sign);
        }

        int size = (_digits.Length + _exponent).CompareTo(other._digits.Length + other._exponent);
        return _sign * (size != 0 ? size : string.CompareOrdinal(_digits, other._digits));
    }

    /// <summary>Whether this is a whole multiple of a step; false when the numbers are too far apart to say.</summary>
    public bool IsMultipleOf(JsonNumber step)
    {
        if (_sign == 0)
        {
            return true;
        }

        long common = Math.Min(_exponent, step._exponent);
        bool small = _exponent - common + _digits.Length <= MostDigits
            && step._exponent - common + step._digits.Length <= MostDigits;
        return small && Scaled(common) % step.Scaled(common) == 0;
    }

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_sign, _digits, _exponent);

    private BigInteger Scaled(long exponent) =>
        BigInteger.Parse(_digits, CultureInfo.InvariantCulture) * BigInteger.Pow(10, (int)(_exponent - exponent));

    // Powers that no long holds are as good as the largest that leave room for adding.
    private static long Power(string raw, int e)
    {
        const long Huge = long.MaxValue / 4;
        if (e < 0)
        {
            return 0;
        }

        bool fits = long.TryParse(
            raw.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long power);
        return fits ? Math.Clamp(power, -Huge, Huge) : raw[e + 1] == '-' ? -Huge : Huge;
    }
}
