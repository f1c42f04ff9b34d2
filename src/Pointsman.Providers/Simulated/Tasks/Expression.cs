using System.Globalization;

namespace Pointsman.Providers.Simulated;

/// <summary>Computes + - * / % ^ and brackets on decimals, exactly as far as decimals go.</summary>
internal ref struct Expression
{
    private const int MaxDepth = 32;
    private const int MaxPower = 64;
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private Expression(ReadOnlySpan<char> text) => _text = text;

    public int Operators { get; private set; }

    /// <summary>How many digits the operands of multiplications, divisions and powers have.</summary>
    public int HardDigits { get; private set; }

    public int Digits { get; private set; }

    /// <summary>The value; false when the text is no expression, or its value none that a decimal holds.</summary>
    public static bool TryCompute(ReadOnlySpan<char> text, out decimal value, out Expression read)
    {
        read = new Expression(text);
        value = 0m;
        try
        {
            decimal? sum = read.Sum();
            if (sum is null || read.Peek() != '\0')
            {
                return false;
            }

            value = sum.Value;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private decimal? Sum()
    {
        decimal? left = Product();
        while (left is not null && Peek() is '+' or '-')
        {
            char sign = Take();
            decimal? right = Product();
            left = sign == '+' ? left + right : left - right;
        }

        return left;
    }

    private decimal? Product()
    {
        int before = Digits;
        decimal? left = Power();
        while (left is not null && Peek() is '*' or '/' or '%')
        {
            char sign = Take();
            decimal? right = Power();
            HardDigits += Digits - before;
            if (right is null || (sign != '*' && right == 0m))
            {
                return null;
            }

            left = sign switch { '*' => left * right, '/' => left / right, _ => left % right };
        }

        return left;
    }

    private decimal? Power()
    {
        decimal? number = Single();
        if (number is null || Peek() != '^')
        {
            return number;
        }

        Take();
        int before = Digits;
        decimal? power = Single();
        if (power is not (>= 0m and <= MaxPower) || power != Math.Truncate(power.Value))
        {
            return null;
        }

        decimal result = 1m;
        for (int i = 0; i < power; i++)
        {
            result *= number.Value;
        }

        HardDigits += (int)power + Digits - before;
        return result;
    }

    private decimal? Single()
    {
        if (Peek() == '-')
        {
            _at++;
            return -Single();
        }

        if (Peek() == '(' && _depth < MaxDepth)
        {
            _at++;
            _depth++;
            decimal? inside = Sum();
            _depth--;
            return inside is not null && Peek() == ')' && _at++ >= 0 ? inside : null;
        }

        Peek();
        int start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }

        Digits += _at - start;
        return decimal.TryParse(
            _text[start.._at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
    }

    private char Take()
    {
        Operators++;
        return _text[_at++];
    }

    // The next sign that is no white space; nothing at the end.
    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }
}
