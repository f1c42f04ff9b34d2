using System.Text;
using System.Text.Json;

namespace Pointsman;

/// <summary>
/// The keys of one kind of line in their canonical order. Files are written in that order, so the next key is looked
/// for from where the last one stood and is found at once.
/// </summary>
internal sealed class FactKeys(params string[] names)
{
    private readonly byte[][] _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];

    public IReadOnlyList<string> Names => names;

    public string? Match(ref Utf8JsonReader reader, ref int from)
    {
        for (int step = 0; step < _utf8.Length; step++)
        {
            int i = from + step;
            i = i >= _utf8.Length ? i - _utf8.Length : i;
            if (reader.ValueTextEquals(_utf8[i]))
            {
                from = i + 1 == _utf8.Length ? 0 : i + 1;
                return names[i];
            }
        }

        return null;
    }
}
