using System.Text;

namespace Pointsman;

/// <summary>Reads the parts of a compiled catalog in the order in which <see cref="CompiledWriter"/> wrote
/// them.</summary>
internal sealed class CompiledReader : IDisposable
{
    private readonly BinaryReader _in;
    private string[] _table = [];

    public CompiledReader(byte[] content)
    {
        _in = new BinaryReader(new MemoryStream(content, writable: false), Encoding.UTF8);
    }

    public void Dispose() => _in.Dispose();

    public string Stamp() => _in.ReadString();

    public void Strings()
    {
        _table = new string[_in.ReadInt32()];
        for (int i = 0; i < _table.Length; i++)
        {
            _table[i] = _in.ReadString();
        }
    }

    public int Number() => _in.Read7BitEncodedInt();

    public double Double() => _in.ReadDouble();

    public bool Flag() => _in.ReadBoolean();

    public string? MaybeText() => Number() is > 0 and var index ? _table[index - 1] : null;

    public string Text() => _table[Number() - 1];

    public IReadOnlyList<string> Texts()
    {
        int count = Number();
        if (count == 0)
        {
            return [];
        }

        string[] values = new string[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Text();
        }

        return values;
    }

    public long? MaybeLong() => _in.Read7BitEncodedInt64() is > 0 and var number ? number - 1 : null;

    public int? MaybeInt() => (int?)MaybeLong();

    public DateOnly? MaybeDay() => MaybeInt() is { } day ? DateOnly.FromDayNumber(day) : null;

    public bool? MaybeFlag() => MaybeLong() is { } known ? known == 1 : null;

    public Usd? MaybeUsd() => Flag() ? new Usd(_in.ReadDecimal()) : null;
}
