using System.Text;
using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Pointsman.Server.Tests.Recording.Replays;

/// <summary>What is packed comes out again, whatever it is.</summary>
public sealed class DecisionPackingTests
{
    private static readonly RoutingTarget[] Targets =
    [
        .. "abcdefghijklmnopqrstuvwxyz".Select(letter => new RoutingTarget
        {
            Name = $"mock/{letter}", Provider = "mock", Model = $"{letter}",
        }),
    ];

    private static readonly Gen<string> Words = Gen.Elements("first in order", "", "the only target", "größer → 0.1");

    private static readonly Gen<int> Numbers = Gen.Elements(0, 1, 127, 128, 70_000, int.MaxValue);

    [Fact]
    public void A_decision_comes_out_as_it_went_in()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        using WriteConnection connection = database.ConnectForWriting(TimeSpan.Zero);
        var packing = new DecisionPacking(new NameTable(connection));
        Func<long, string> names = number => NameOf(database, number);
        Gen<(Decision Decision, RequestFacts Facts, TargetStanding[] Standings)> any =
            from decision in Decisions(2)
            from facts in Facts()
            from standings in Standings().ListOf()
            select (decision, facts, standings.Take(Targets.Length).ToArray());
        Prop.ForAll(any.ToArbitrary(), one =>
        {
            var notes = new DecisionNotes();
            notes.Begin(one.Facts, "v1", wordsRead: one.Facts.Tools > 0);
            notes.Decision = one.Decision;
            for (int i = 0; i < one.Standings.Length; i++)
            {
                Assert.False(notes.TryFind(Targets[i], out _));
                notes.Add(Targets[i], one.Standings[i]);
                Assert.True(notes.TryFind(Targets[i], out TargetStanding found));
                Assert.Equal(one.Standings[i], found);
            }

            int code = 0;
            byte[] packed = packing.Pack(notes, ref code).ToArray();
            Assert.Equal(0, code);
            var row = new ReplayRow
            {
                Id = 7, Route = "chat", Replay = packed,
                Reason = one.Decision.IsPlain ? one.Decision.Reason : "what it came to",
                Tags = string.Join(',', one.Facts.Tags ?? []),
            };
            RecordedDecision read = DecisionUnpacking.Read(packed, names, row)!;
            Assert.Equal(("chat", "v1", one.Facts.Tools > 0), (read.Route, read.Version, read.WordsRead));
            Assert.Equal(DecisionOutline.Of(one.Decision), read.Record.Decided);
            Assert.Equal(one.Decision.Chance, read.Record.Chance);
            Assert.Equal(one.Facts with { Tags = null }, read.Record.Facts with { Tags = null });
            Assert.Equal(one.Facts.Tags ?? [], read.Record.Facts.Tags ?? []);
            Assert.Equal(
                one.Standings.Select((standing, i) => KeyValuePair.Create(Targets[i].Name, standing)),
                read.Record.Standings);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Notes_that_are_used_again_remember_nothing()
    {
        var notes = new DecisionNotes();
        for (int round = 0; round < 3; round++)
        {
            notes.Begin(new RequestFacts { Tokens = 1 }, "v", wordsRead: true);
            Assert.All(Targets, target => Assert.False(notes.TryFind(target, out _)));
            Assert.All(Targets, target => notes.Add(target, default));
            Assert.Equal(Targets, notes.Seen.ToArray().Select(one => one.Target));
        }

        notes.Clear();
        Assert.Equal(("", false, 0, 0), (notes.Version, notes.WordsRead, notes.Seen.Length, notes.Facts.Tokens));
        Assert.Null(notes.Decision);
    }

    [Fact]
    public void What_is_nothing_or_of_a_form_to_come_is_no_decision()
    {
        Assert.Null(DecisionUnpacking.Read(null, _ => "", new ReplayRow()));
        Assert.Null(DecisionUnpacking.Read([], _ => "", new ReplayRow()));
        Assert.Null(DecisionUnpacking.Read([DecisionPacking.Form + 1, 0, 0, 0], _ => "", new ReplayRow()));
    }

    /// <summary>What a name's number stands for.</summary>
    internal static string NameOf(Database database, long number)
    {
        using SqliteConnection connection = database.Connect();
        return connection.QuerySingle<string>("SELECT text FROM name WHERE id = @number", new { number });
    }

    private static Gen<RoutingTarget[]> Some() => Gen.Elements(Targets).ListOf().Select(some => some.ToArray());

    private static Gen<Decision> Decisions(int depth) =>
        from reason in Words
        from plan in Some()
        from dropped in Dropped().ListOf()
        from chance in Gen.Elements(0, 0.1, 0.999_999_999)
        from begin in Gen.Choose(0, 3)
        from parts in depth == 0 ? Gen.Constant(new List<Decision>()) : Decisions(depth - 1).ListOf(2).Select(Few)
        from next in depth == 0 ? Gen.Constant(new List<Decision>()) : Decisions(0).ListOf(1).Select(Few)
        from goesOn in Gen.Elements(true, false)
        select new Decision
        {
            Strategy = $"strategy {depth}", Reason = reason, Plan = plan, Dropped = [.. dropped], Chance = chance,
            Begin = begin, Parts = parts, Next = goesOn ? next.FirstOrDefault() : null,
        };

    private static List<Decision> Few(IEnumerable<Decision> some) => [.. some];

    private static Gen<DroppedTarget> Dropped() =>
        from target in Gen.Elements(Targets)
        from why in Gen.Elements(Enum.GetValues<DropReason>())
        from figure in Gen.Elements<decimal?>(null, 0m, 0.0031m, -1.5m, decimal.MaxValue)
        select new DroppedTarget(target, why) { Figure = figure };

    private static Gen<TargetStanding> Standings() =>
        from availability in Gen.Elements(Enum.GetValues<TargetAvailability>())
        from inFlight in Numbers
        from latency in Gen.Elements(0, 0.1, 12_345.678)
        select new TargetStanding(availability, inFlight, latency);

    private static Gen<RequestFacts> Facts() =>
        from numbers in Numbers.ListOf(8).Select(all => all.ToArray())
        from clues in Gen.Elements<ushort>(0, 1, 300, ushort.MaxValue).ListOf(8).Select(all => all.ToArray())
        from traits in Gen.Choose(0, (2 * (int)RequestTraits.Private) - 1)
        from language in Gen.Elements(Enum.GetValues<TextLanguage>())
        from complexity in Gen.Elements<ComplexityClass?>([null, .. Enum.GetValues<ComplexityClass>()])
        from urgent in Gen.Elements<bool?>(null, true, false)
        from isPrivate in Gen.Elements<bool?>(null, true, false)
        from task in Gen.Elements<string?>(null, "support")
        from key in Gen.Elements<string?>(null, "ci")
        from tags in Gen.Elements<string[]?>(null, ["team=a"], ["env=prod", "team=a"])
        select new RequestFacts
        {
            Tokens = numbers[0], Characters = numbers[1], Messages = numbers[2], Turns = numbers[3],
            Document = numbers[4], Tools = numbers[5], MaxOutput = numbers[6], Effort = numbers[7],
            Traits = (RequestTraits)traits, Language = language,
            Clues = new TextClues
            {
                Words = clues[0], Hard = clues[1], Work = clues[2], Brief = clues[3], Questions = clues[4],
                Items = clues[5], Numbers = clues[6], CodeLines = clues[7],
            },
            Hints = new RequestHints { Task = task, Complexity = complexity, Urgent = urgent, Private = isPrivate },
            Key = key, Tags = tags,
        };
}
