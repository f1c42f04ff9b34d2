using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Advising.Ranking;

/// <summary>What holds for every catalog and every requirement; both are drawn from one seed.</summary>
public sealed class RankingPropertyTests(Shipped shipped) : IClassFixture<Shipped>
{
    [Fact]
    public void Ranked_and_removed_are_all_offers_and_nothing_is_both() => ForAnything((catalog, needed) =>
    {
        Pointsman.Catalog loaded = catalog.Load();
        Recommendation answer = Advisor.For(loaded, Some.Today).Advise(needed);
        HashSet<string> removed = [.. answer.Removed.Select(removal => removal.Offer.Id)];
        return removed.Count == answer.Removed.Count && !answer.Shortlist.Any(entry => removed.Contains(entry.Offer.Id))
            && answer.Ranked + removed.Count == loaded.AsOf(Some.Today).Offers.Count;
    });

    [Fact]
    public void The_weights_come_to_one_and_the_score_is_the_weighted_sum_of_factors_from_0_to_1() => ForAnything((catalog, needed) =>
    {
        Recommendation answer = catalog.Advise(needed);
        return Math.Abs(answer.Weights.Total - 1.0) < 1e-12 && answer.Shortlist.All(entry =>
            FactorWeights.Names.All(name => entry.Factors[name] is >= 0.0 and <= 1.0)
            && Math.Abs(entry.Score - FactorWeights.Names.Sum(name => answer.Weights[name] * entry.Factors[name])) < 1e-12);
    });

    [Fact]
    public void The_shortlist_falls_in_score_and_names_each_model_once() => ForAnything((catalog, needed) =>
    {
        IReadOnlyList<ShortlistEntry> list = catalog.Advise(needed).Shortlist;
        return list.Select(entry => entry.Model.Id).Distinct().Count() == list.Count
            && list.Zip(list.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score);
    });

    [Fact]
    public void The_order_of_lines_and_files_changes_nothing() => ForAnything((catalog, needed) =>
        Text(catalog.Advise(needed)) == Text(Advisor.For(Pointsman.Catalog.Load(Shuffled(catalog.Files(), 11)), Some.Today).Advise(needed)));

    [Fact]
    public void The_order_of_lines_and_files_of_the_catalog_that_ships_changes_no_answer()
    {
        var other = Advisor.For(Pointsman.Catalog.Load(Shuffled([.. shipped.Catalog.Files.Values], 12)), Shipped.Today);
        Assert.All(shipped.Profiles, profile => Assert.Equal(
            Text(shipped.Answer(profile.Name, Shipped.Today)), Text(other.Advise(profile.Read(shipped.Rules)))));
    }

    [Fact]
    public void A_cheaper_twin_of_an_offer_never_ranks_below_it() => ForAnything((catalog, needed) => NotBelow(
        catalog.Offer("maker/m1", "m1", """ "context":64000,"price":{"in":0.31,"out":3} """)
            .Offer("maker/a-m1", "m1", """ "context":64000,"price":{"in":0.30,"out":3} """),
        needed with { BudgetPerRequest = null }, "maker/a-m1", "maker/m1"));

    [Fact]
    public void A_twin_with_a_longer_context_never_ranks_below_its_original() => ForAnything((catalog, needed) => NotBelow(
        catalog.Offer("maker/m1", "m1", """ "context":64000,"price":{"in":1,"out":3} """)
            .Offer("maker/a-m1", "m1", """ "context":65000,"price":{"in":1,"out":3} """),
        needed, "maker/a-m1", "maker/m1"));

    [Theory]
    [InlineData("wits", 71, 70)]
    [InlineData("pace", 2, 3)]
    public void A_better_or_faster_twin_of_a_model_never_ranks_below_its_original(string benchmark, double better, double worse) =>
        ForAnything((catalog, needed) => NotBelow(
            catalog.Model("n1").Model("n2").Score("n1", benchmark, worse).Score("n2", benchmark, better)
                .Offer("maker/n1", "n1").Offer("maker/n2", "n2"),
            needed, "maker/n2", "maker/n1"));

    [Fact]
    public void Taking_a_constraint_away_removes_nothing_more_unless_the_tree_then_asks_for_more() => ForAnything((catalog, needed) =>
    {
        var advisor = Advisor.For(catalog.Load(), Some.Today);
        HashSet<string> before = [.. advisor.Advise(needed).Removed.Select(removal => removal.Offer.Id)];
        Requirement[] freer =
        [
            needed with { Latency = null }, needed with { BudgetPerRequest = null }, needed with { Quality = null },
            needed with { Must = [] }, needed with { Compliance = [] }, needed with { Region = null },
        ];
        return freer.All(free => advisor.Advise(free).Removed
            .All(removal => before.Contains(removal.Offer.Id) || removal.Constraint == ConstraintKind.Tree));
    });

    [Fact]
    public void All_weights_of_a_leaf_times_the_same_number_change_nothing() => ForAnything((catalog, needed) =>
    {
        Pointsman.Catalog loaded = catalog.Load();
        AdviceRules rules = AdviceRules.Of(loaded);
        Dictionary<string, TreeNode> nodes = rules.TreeB.Nodes.ToDictionary(pair => pair.Key, pair => pair.Value with
        {
            Answers = [.. pair.Value.Answers.Select(answer => answer with { Weights = answer.Weights?.Times(Seven) })],
        });
        var scaled = new AdviceRules
        {
            Tasks = rules.Tasks, TreeA = rules.TreeA, Matrix = rules.Matrix, Ranking = rules.Ranking,
            TreeB = rules.TreeB with { Nodes = nodes },
        };
        return Text(Advisor.For(loaded, Some.Today, rules).Advise(needed)) == Text(Advisor.For(loaded, Some.Today, scaled).Advise(needed));
    });

    private static readonly FactorWeights Seven = new() { Quality = 7, Cost = 7, Speed = 7, Context = 7, Trust = 7, Fit = 7 };

    private static void ForAnything(Func<CatalogText, Requirement, bool> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => holds(AnyCatalog(seed), AnyNeed(seed))));

    private static bool NotBelow(CatalogText catalog, Requirement needed, string twin, string original)
    {
        // All others are left aside, so that both would be seen; twins of one model are compared by which stands for it.
        Recommendation answer = catalog.Advise(needed);
        Dictionary<string, double> scores = answer.Shortlist.ToDictionary(entry => entry.Offer.Id, entry => entry.Score);
        bool gone = answer.Removed.Any(removal => removal.Offer.Id == twin) && answer.Removed.All(removal => removal.Offer.Id != original);
        return !gone && (!scores.TryGetValue(original, out double score) || (scores.TryGetValue(twin, out double other) && other >= score));
    }

    private static CatalogText AnyCatalog(int seed)
    {
        var random = new Random(seed);
        string Pick(params string[] words) => words[random.Next(words.Length)];
        CatalogText catalog = Some.Catalog()
            .Provider("maker", "maker", """ "privacy":"no-training","regions":["us","eu"],"compliance":["soc2"] """)
            .Provider("cloud", "cloud", """ "privacy":"private-cloud","regions":["eu"],"compliance":["soc2","hipaa"] """)
            .Provider("shop", "reseller")
            .Provider("home", "local")
            .Model("m1", """ "released":"2025-03-01","context":128000 """);
        for (int i = 2; i < 8; i++)
        {
            string size = random.Next(2) == 0 ? $",\"parameters\":{random.Next(1, 400)}000000000" : "";
            string reasons = random.Next(3) == 0 ? "\"reasoning\"," : "";
            catalog.Model($"m{i}", FormattableString.Invariant(
                $"\"released\":\"202{random.Next(3, 7)}-0{random.Next(1, 9)}-01\",\"context\":{random.Next(4, 2_000)}000,\"features\":[{reasons}\"tools\"]{size}"));
            foreach (string seller in new[] { "maker", "cloud", "shop", "home" }.Where(_ => random.Next(2) == 0))
            {
                catalog.Offer($"{seller}/m{i}", $"m{i}", FormattableString.Invariant(
                    $"\"price\":{{\"in\":{random.Next(1, 900) / 100m},\"out\":{random.Next(1, 3_000) / 100m}}}{Pick("", ",\"status\":\"preview\"", ",\"context\":32000")}"));
            }

            if (random.Next(4) > 0)
            {
                catalog.Score($"m{i}", "wits", random.Next(100, 990) / 10.0).Score($"m{i}", "pace", random.Next(1, 300) / 10.0);
            }
        }

        return catalog;
    }

    private static Requirement AnyNeed(int seed)
    {
        var random = new Random(seed + 1);
        bool Sometimes() => random.Next(3) == 0;
        string[] tasks = ["chat", "support", "code", "analysis", "rag", "classification"];
        return new Requirement
        {
            Task = tasks[random.Next(tasks.Length)],
            RequestsPerMonth = Sometimes() ? random.Next(1, 90_000_000) : null,
            Latency = Sometimes() ? TimeSpan.FromMilliseconds(random.Next(100, 10_000)) : null,
            BudgetPerRequest = Sometimes() ? new Usd(random.Next(1, 300) / 10_000m) : null,
            Quality = Sometimes() ? random.Next(0, 90) / 100.0 : null,
            Privacy = Sometimes() ? (PrivacyLevel)random.Next(0, 4) : PrivacyLevel.Standard,
            Context = Sometimes() ? random.Next(1_000, 300_000) : null,
            Gpus = Sometimes() ? random.Next(1, 9) : null,
            Priority = Sometimes() ? RequirementWords.Priorities[random.Next(RequirementWords.Priorities.Count)] : null,
            Must = Sometimes() ? ["tools"] : [],
            Region = Sometimes() ? "eu" : null,
            Compliance = Sometimes() ? ["hipaa"] : [],
        };
    }

    private static CatalogFile[] Shuffled(IReadOnlyList<CatalogFile> files, int seed)
    {
        var random = new Random(seed);
        CatalogFile[] shuffled = [.. files.Select(file => file.Path.EndsWith(".jsonl", StringComparison.Ordinal) ? Mixed(file, random) : file)];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static CatalogFile Mixed(CatalogFile file, Random random)
    {
        string[] lines = Encoding.UTF8.GetString(file.Utf8.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        random.Shuffle(lines);
        return file with { Utf8 = Encoding.UTF8.GetBytes(string.Join('\n', lines)) };
    }

    private static string Text(Recommendation answer) => string.Join(
        '\n',
        answer.Shortlist.Select(entry => FormattableString.Invariant($"{entry.Offer.Id} {entry.Score:0.000000000} {entry.Cost?.Monthly}"))
            .Concat(answer.WhatIf.Select(one => $"{one.Change} {one.Offer.Id}"))
            .Append($"{answer.Alternatives.Fallback?.Offer.Id} {answer.Alternatives.Budget?.Offer.Id} {answer.Alternatives.Privacy?.Offer.Id}")
            .Append($"{answer.Ranked} {answer.Removed.Count}"));
}
