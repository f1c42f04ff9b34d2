using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Pointsman;

/// <summary>
/// The words that stand for the members of an enumeration in files, flags and output: kebab-case, one each.
/// </summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class Words<T>
    where T : struct, Enum
{
    private readonly T[] _values;
    private readonly string[] _names;
    private readonly byte[][] _utf8;

    internal Words()
    {
        // Not by the generic calls: each enumeration would have them compiled at start-up.
#pragma warning disable CA2263 // The reason stands above.
        _values = (T[])Enum.GetValues(typeof(T));
        _names = [.. Enum.GetNames(typeof(T)).Select(Kebab)];
#pragma warning restore CA2263
        _utf8 = [.. _names.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>All words, in the order of the enumeration.</summary>
    public IReadOnlyList<string> All => _names;

    /// <summary>The word for one member.</summary>
    public string Of(T value) => _names[IndexOf(value)];

    /// <summary>The member that a word stands for.</summary>
    public bool TryParse(string? word, out T value)
    {
        int at = word is null
            ? -1
            : Array.FindIndex(_names, name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        value = at < 0 ? default : _values[at];
        return at >= 0;
    }

    internal bool TryRead(ref Utf8JsonReader reader, out T value)
    {
        for (int i = 0; i < _utf8.Length; i++)
        {
            if (reader.ValueTextEquals(_utf8[i]))
            {
                value = _values[i];
                return true;
            }
        }

        value = default;
        return false;
    }

    internal IReadOnlyList<string> OfSet(int set)
    {
        var words = new List<string>();
        for (int i = 0; i < _values.Length; i++)
        {
            int one = Unsafe.As<T, int>(ref _values[i]);
            if (one != 0 && (set & one) == one)
            {
                words.Add(_names[i]);
            }
        }

        return words;
    }

    private int IndexOf(T value)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            if (Unsafe.As<T, int>(ref _values[i]) == Unsafe.As<T, int>(ref value))
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "this value is no single member");
    }

    private static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
