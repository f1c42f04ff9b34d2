using System.Reflection;
using System.Text.Json;
using Xunit;

namespace Pointsman.Server.Tests.Recording.Replays;

/// <summary>No fact is forgotten on the way into the ledger and out of it, those that are still to be thought of
/// included.</summary>
public sealed class PackedFactsTests
{
    [Fact]
    public void Every_property_of_the_facts_comes_out_as_it_went_in()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        using WriteConnection connection = database.ConnectForWriting(TimeSpan.Zero);
        var facts = (RequestFacts)Filled(typeof(RequestFacts), new Counter());
        byte[] packed = Pack(connection, facts);
        var row = new ReplayRow { Replay = packed, Tags = string.Join(',', facts.Tags!) };
        RequestFacts read = DecisionUnpacking.Read(packed, number => DecisionPackingTests.NameOf(database, number), row)!.Record.Facts;
        Assert.Equal(Told(facts, ""), Told(read, ""));
    }

    [Fact]
    public void Every_property_survives_the_form_in_which_the_server_tells_it()
    {
        var facts = (RequestFacts)Filled(typeof(RequestFacts), new Counter());
        string json = JsonSerializer.Serialize(facts, ReplayJson.Form);
        Assert.Equal(Told(facts, ""), Told(JsonSerializer.Deserialize<RequestFacts>(json, ReplayJson.Form), ""));
    }

    [Fact]
    public void What_is_cut_off_anywhere_is_no_decision_and_breaks_nothing()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        using WriteConnection connection = database.ConnectForWriting(TimeSpan.Zero);
        byte[] packed = Pack(connection, (RequestFacts)Filled(typeof(RequestFacts), new Counter()));
        Assert.NotNull(DecisionUnpacking.Read(packed, _ => "name", new ReplayRow()));
        Assert.All(
            Enumerable.Range(0, packed.Length),
            length => Assert.Null(DecisionUnpacking.Read(packed[..length], _ => "name", new ReplayRow())));
    }

    [Fact]
    public void Every_property_is_set_to_something_that_it_is_not_by_itself()
    {
        string[] filled = [.. Told(Filled(typeof(RequestFacts), new Counter()), "")];
        string[] empty = [.. Told(default(RequestFacts), "")];
        Assert.Empty(filled.Intersect(empty));
        Assert.Equal(filled.Length, filled.Distinct().Count());
        Assert.Contains(filled, line => line.StartsWith("Clues.CodeLines = ", StringComparison.Ordinal));
        Assert.Contains(filled, line => line.StartsWith("Hints.Task = ", StringComparison.Ordinal));
    }

    private static byte[] Pack(WriteConnection connection, RequestFacts facts)
    {
        var notes = new DecisionNotes();
        notes.Begin(facts, "v1", wordsRead: true);
        notes.Decision = new Decision { Strategy = "single", Reason = "the only target", Plan = [] };
        int code = 0;
        return new DecisionPacking(new NameTable(connection)).Pack(notes, ref code).ToArray();
    }

    private static object Filled(Type type, Counter counter)
    {
        object filled = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in Settable(type))
        {
            property.SetValue(filled, Value(property.PropertyType, counter));
        }

        return filled;
    }

    // Whatever is new in kind has to be thought of here, and in the packing.
    private static object Value(Type type, Counter counter)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        int next = counter.Next();
        return plain == typeof(int) ? 1_000 + next
            : plain == typeof(ushort) ? (object)(ushort)(1_000 + next)
            : type == typeof(bool?) ? (next & 1) == 0
            : plain == typeof(bool) ? true
            : plain == typeof(string) ? $"word-{next}"
            : plain == typeof(IReadOnlyList<string>) ? new[] { $"team=t{next}", $"env=e{next}" }
            : plain.IsEnum ? Enum.GetValues(plain).GetValue(Enum.GetValues(plain).Length - 1)!
            : plain.Namespace == nameof(Pointsman) ? Filled(plain, counter)
            : throw new NotSupportedException($"{plain} is new among the facts: give it a value here.");
    }

    // A line for each property down to the plain values.
    private static IEnumerable<string> Told(object facts, string before) => Settable(facts.GetType()).SelectMany(
        property => property.GetValue(facts) switch
        {
            null => [$"{before}{property.Name} = nothing"],
            IEnumerable<string> several => [$"{before}{property.Name} = {string.Join(',', several)}"],
            var inner when inner.GetType() is { IsEnum: false, Namespace: nameof(Pointsman) } =>
                Told(inner, $"{before}{property.Name}."),
            var value => [$"{before}{property.Name} = {value}"],
        });

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private sealed class Counter
    {
        private int _last;

        public int Next() => ++_last;
    }
}
