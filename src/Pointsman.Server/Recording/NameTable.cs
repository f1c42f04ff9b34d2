namespace Pointsman.Server;

/// <summary>
/// The numbers of names: of targets, routes, tags and the like, which come again with every call. They are looked up
/// in memory, and a name that is new goes into the database within the transaction that needs it.
/// </summary>
internal sealed class NameTable(WriteConnection connection)
{
    // Far more than any configuration has; it bounds what a caller with ever new names can make the server hold.
    private const int MostInMemory = 65_536;

    private readonly Dictionary<string, long> _numbers = [];
    private readonly WriteStatement _insert = connection.Prepare("INSERT OR IGNORE INTO name (text) VALUES (?1)");
    private readonly WriteStatement _find = connection.Prepare("SELECT id FROM name WHERE text = ?1");

    /// <summary>The number of a name, 0 for an empty one; the code is SQLite's, zero when all went well.</summary>
    public long Number(string name, ref int code)
    {
        if (name.Length == 0)
        {
            return 0;
        }

        if (_numbers.TryGetValue(name, out long number) || code != 0)
        {
            return number;
        }

        return Add(name, ref code);
    }

    /// <summary>Forgets the names, because the transaction that added some was rolled back.</summary>
    public void Forget() => _numbers.Clear();

    private long Add(string name, ref int code)
    {
        _insert.Bind(1, name);
        _find.Bind(1, name);
        code = _insert.Run();
        long? number = null;
        if (code == 0)
        {
            code = _find.Query(out number);
        }

        if (number is not { } found)
        {
            return 0;
        }

        if (_numbers.Count == MostInMemory)
        {
            _numbers.Clear();
        }

        return _numbers[name] = found;
    }
}
