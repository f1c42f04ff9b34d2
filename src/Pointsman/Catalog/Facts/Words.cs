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
        _values = Enum.GetValues<T>();
        _names = [.. Enum.GetNames<T>().Select(Kebab)];
        _utf8 = [.. _names.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>All words, in the order of the enumeration.</summary>
    public IReadOnlyList<string> All => _names;

    /// <summary>The word for one member.</summary>
    public string Of(T value) => _names[Array.IndexOf(_values, value)];

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
