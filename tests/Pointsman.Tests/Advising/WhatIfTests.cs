using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Tests.Advising;

/// <summary>What would change an answer is applied as a person would read it, and asked again.</summary>
public sealed partial class WhatIfTests(Shipped shipped) : IClassFixture<Shipped>
{
    public static TheoryData<string, string> Questions =>
    [
        .. from profile in new Shipped().Profiles
           from day in new[] { "2024-12-31", "2026-11-20" }
           select (profile.Name, day),
    ];

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_change_that_is_named_makes_the_named_model_win(string profile, string day)
    {
        Advisor advisor = shipped.On(DateOnly.Parse(day, CultureInfo.InvariantCulture));
        Recommendation answer = advisor.Advise(shipped.Need(profile));
        Assert.Equal("", string.Join('\n', new[] { answer }.Concat(answer.Steps).SelectMany(one => Untrue(one, advisor))));
    }

    [Theory]
    [InlineData("""{"task":"code","budget":"0.001/request"}""")]
    [InlineData("""{"task":"code","budget":"30/month","volume":"1000/day"}""")]
    [InlineData("""{"task":"code","quality":"0.97"}""")]
    [InlineData("""{"task":"chat","latency":"800ms"}""")]
    [InlineData("""{"task":"chat","latency":"400ms"}""")]
    [InlineData("""{"task":"rag","context":1500000}""")]
    [InlineData("""{"task":"rag","context":180000,"latency":"2s"}""")]
    [InlineData("""{"task":"rag","privacy":"private-cloud"}""")]
    [InlineData("""{"task":"rag","privacy":"no-training"}""")]
    [InlineData("""{"task":"rag","must":"citations","budget":"0.005/request"}""")]
    [InlineData("""{"task":"analysis","region":"eu","compliance":"hipaa"}""")]
    [InlineData("""{"task":"document-analysis","privacy":"self-hosted","gpus":4}""")]
    public void A_change_named_for_a_tight_requirement_makes_the_named_model_win(string need)
    {
        foreach (DateOnly day in new[] { new DateOnly(2024, 12, 31), Shipped.Today })
        {
            Assert.Equal("", string.Join('\n', Untrue(shipped.On(day).Advise(Some.Need(need)), shipped.On(day))));
        }
    }

    [Fact]
    public void A_tight_budget_names_what_more_money_would_buy()
    {
        Recommendation answer = Some.Shop().Provider("x", "maker").Model("strong").Offer("x/strong", "strong", """ "price":{"in":9,"out":9} """)
            .Advise(Some.Need("""{"budget":"0.002/request"}"""), Best("strong"));
        WhatIf change = Assert.Single(answer.WhatIf, one => one.Change.Contains("budget", StringComparison.Ordinal));
        Assert.Equal("with a budget of $0.0117/request instead of $0.002/request", change.Change);
        Assert.Equal("x/strong", change.Offer.Id);
    }

    [Fact]
    public void Nothing_that_would_win_anyway_is_called_a_change() =>
        Assert.Empty(Some.Shop().Advise(Some.Need("""{"budget":"5/request"}""")).WhatIf);

    private static MeasuredResults Best(string model) =>
        new([new MeasuredResult { Subject = model, N = 1_000_000, Quality = 1.0, Latency = TimeSpan.FromMilliseconds(100) }]);

    private static IEnumerable<string> Untrue(Recommendation answer, Advisor advisor)
    {
        string task = answer.Requirement.Title ?? answer.Requirement.Task;
        foreach (WhatIf one in answer.WhatIf)
        {
            string? first = one.Change.StartsWith("if ", StringComparison.Ordinal)
                ? Reweighted(answer, one, advisor)
                : First(advisor.Advise(Changed(answer.Requirement, one) with { Steps = [] }));
            if (first != one.Offer.Model)
            {
                yield return $"{task}: {one.Change}: {one.Offer.Id} was named, and {first} is first";
            }
        }
    }

    // All ranked offers scored again by hand with one weight changed; the shortlist alone could hide the winner.
    private static string? Reweighted(Recommendation answer, WhatIf one, Advisor advisor)
    {
        Match match = Weight().Match(one.Change);
        string factor = match.Groups[1].Value;
        double times = double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        AdviceRules rules = WithWeight(advisor.Rules, answer.Paths[1].Leaf.Leaf!, factor, times);
        return First(Advisor.For(advisor.Catalog, advisor.Day, rules).Advise(answer.Requirement with { Steps = [] }));
    }

    private static string? First(Recommendation answer) => answer.Shortlist is [var first, ..] ? first.Model.Id : null;

    private static Requirement Changed(Requirement needed, WhatIf one)
    {
        string change = one.Change;
        string found = change[..change.IndexOf(" instead of ", StringComparison.Ordinal)];
        string Value(string start) => found[start.Length..].Trim();
        if (found.StartsWith("with a latency of", StringComparison.Ordinal))
        {
            Assert.True(Quantity.TryDuration(Value("with a latency of").Replace(" ", "", StringComparison.Ordinal), out TimeSpan time));
            return needed with { Latency = time };
        }

        if (found.StartsWith("with a budget of", StringComparison.Ordinal))
        {
            return needed with
            {
                BudgetPerRequest = Each().Match(found) is { Success: true } each ? Dollars(each.Groups[1].Value) : null,
                BudgetPerMonth = Month().Match(found) is { Success: true } month ? Dollars(month.Groups[1].Value) : null,
            };
        }

        if (found.StartsWith("with a context of", StringComparison.Ordinal))
        {
            long tokens = long.Parse(Value("with a context of").Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            return needed with { Context = tokens };
        }

        if (found.StartsWith("with a quality floor of", StringComparison.Ordinal))
        {
            return needed with { Quality = double.Parse(Value("with a quality floor of"), CultureInfo.InvariantCulture) };
        }

        if (found.StartsWith("with privacy", StringComparison.Ordinal))
        {
            Assert.True(CatalogWords.PrivacyLevels.TryParse(Value("with privacy"), out PrivacyLevel level));
            return needed with { Privacy = level };
        }

        if (found.StartsWith("with hosting that needs", StringComparison.Ordinal))
        {
            return needed with { Gpus = int.Parse(Digits().Match(found).Value, CultureInfo.InvariantCulture) };
        }

        if (found.StartsWith("with any region", StringComparison.Ordinal))
        {
            return needed with { Region = null };
        }

        return found.StartsWith("with compliance", StringComparison.Ordinal)
            ? needed with { Compliance = Value("with compliance") is "none stated" ? [] : [.. needed.Compliance.Intersect(Value("with compliance").Split(", "))] }
            : needed with { Must = [.. needed.Must.Except(Value("with must-haves no").Split(", "))] };
    }

    private static AdviceRules WithWeight(AdviceRules rules, string leaf, string factor, double times)
    {
        Dictionary<string, TreeNode> nodes = rules.TreeB.Nodes.ToDictionary(
            pair => pair.Key,
            pair => pair.Value with
            {
                Answers = [.. pair.Value.Answers.Select(answer => answer.Leaf == leaf ? answer with { Weights = Times(answer.Weights!, factor, times) } : answer)],
            });
        return new AdviceRules
        {
            Tasks = rules.Tasks, TreeA = rules.TreeA, Matrix = rules.Matrix, Ranking = rules.Ranking,
            TreeB = rules.TreeB with { Nodes = nodes },
        };
    }

    private static FactorWeights Times(FactorWeights weights, string factor, double times) => weights.Times(new FactorWeights
    {
        Quality = factor == "quality" ? times : 1, Cost = factor == "cost" ? times : 1, Speed = factor == "speed" ? times : 1,
        Context = factor == "context" ? times : 1, Trust = factor == "trust" ? times : 1, Fit = factor == "fit" ? times : 1,
    });

    private static Usd Dollars(string text) => new(decimal.Parse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"if (\w+) counted ([\d.]+) times as much")]
    private static partial Regex Weight();

    [GeneratedRegex(@"\$([\d.,]+)/request")]
    private static partial Regex Each();

    [GeneratedRegex(@"\$([\d.,]+)/month")]
    private static partial Regex Month();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
