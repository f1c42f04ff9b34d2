using System.Text;

namespace Pointsman;

/// <summary>Writes the parts of a compiled catalog; strings once each, absent values as one byte.</summary>
internal sealed class CompiledWriter : IDisposable
{
    private readonly MemoryStream _body = new();
    private readonly BinaryWriter _out;
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);
    private readonly List<string> _table = [];

    public CompiledWriter()
    {
        _out = new BinaryWriter(_body, Encoding.UTF8);
    }

    public void Dispose()
    {
        _out.Dispose();
        _body.Dispose();
    }

    public byte[] ToArray(string stamp)
    {
        using var whole = new MemoryStream();
        using var writer = new BinaryWriter(whole, Encoding.UTF8);
        writer.Write(stamp);
        writer.Write(_table.Count);
        _table.ForEach(writer.Write);
        _out.Flush();
        writer.Write(_body.GetBuffer(), 0, (int)_body.Length);
        writer.Flush();
        return whole.ToArray();
    }

    public void Number(int value) => _out.Write7BitEncodedInt(value);

    public void Long(long value) => _out.Write7BitEncodedInt64(value);

    public void Double(double value) => _out.Write(value);

    public void Flag(bool value) => _out.Write(value);

    /// <summary>A text; absent is 0.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Number(0);
            return;
        }

        if (!_strings.TryGetValue(value, out int index))
        {
            index = _strings[value] = _table.Count;
            _table.Add(value);
        }

        Number(index + 1);
    }

    public void Texts(IReadOnlyList<string> values)
    {
        Number(values.Count);
        foreach (string value in values)
        {
            Text(value);
        }
    }

    /// <summary>A number that is not negative; absent is 0.</summary>
    public void Maybe(long? value) => Long(value is { } number ? number + 1 : 0);

    public void Maybe(DateOnly? day) => Maybe((long?)day?.DayNumber);

    public void Maybe(bool? value) => Maybe(value is { } known ? (known ? 1L : 0L) : null);

    public void Maybe(Usd? amount)
    {
        Flag(amount is not null);
        if (amount is { } known)
        {
            _out.Write(known.Amount);
        }
    }
}
