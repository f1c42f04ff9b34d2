using Xunit;

namespace Pointsman.Tests.Advising.Ranking;

/// <summary>For each constraint, an offer <c>x/odd</c> that breaks it and nothing else, beside one that satisfies all.</summary>
public sealed class ConstraintTests
{
    private static readonly MeasuredResults Measured = new(
    [
        new MeasuredResult { Subject = "good", N = 1_000_000, Quality = 0.95, Latency = TimeSpan.FromSeconds(1) },
        new MeasuredResult { Subject = "odd", N = 1_000_000, Quality = 0.2, Latency = TimeSpan.FromSeconds(60) },
    ]);

    private static readonly Dictionary<ConstraintKind, Case> Cases = new()
    {
        [ConstraintKind.Task] = new("embedding", "chat", Odd(model: """ "task":"embedding" """), "{\"task\":\"chat\"}"),
        [ConstraintKind.Specialty] = new(
            "a specialist for medical", "general models", Odd(model: """ "specialty":"medical" """), "{\"task\":\"chat\"}"),
        [ConstraintKind.Input] = new(
            "text", "text, image", Odd(good: """ "input":["text","image"] """), """{"modalities":"text,image"}"""),
        [ConstraintKind.Output] = new(
            "text", "text, audio", Odd(good: """ "output":["text","audio"] """), """{"output":"text,audio"}"""),
        [ConstraintKind.Privacy] = new(
            "standard", "at least no-training", Odd(seller: """ "privacy":"standard" """), """{"privacy":"no-training"}"""),
        [ConstraintKind.Region] = new("us", "eu", Odd(seller: """ "regions":["us"] """), """{"region":"EU"}"""),
        [ConstraintKind.Compliance] = new("soc2", "hipaa", Odd(seller: """ "compliance":["soc2"] """), """{"compliance":"HIPAA"}"""),
        [ConstraintKind.Provider] = new(
            "x, a reseller", "maker, cloud, host, local", Odd(kind: "reseller"), "{\"task\":\"chat\"}"),
        [ConstraintKind.Lifecycle] = new(
            "retires 2026-12-31", "sold for 90 days more", Odd(""" "retires":"2026-12-31" """), "{\"task\":\"chat\"}"),
        [ConstraintKind.Must] = new("no tools", "tools", Odd(good: """ "features":["tools"] """), """{"must":"tools"}"""),
        [ConstraintKind.Tree] = new(
            "not input:audio", "input:audio", Odd(good: """ "input":["text","audio"] """), """{"task":"voice"}"""),
        [ConstraintKind.Deployment] = new(
            "too large for the device", "edge", Hosted(3_000_000_000, 70_000_000_000), """{"deployment":"edge"}"""),
        [ConstraintKind.Gpus] = new("needs 7 GPUs", "1 GPUs of 80 GB", Hosted(8_000_000_000, 400_000_000_000), """{"gpus":1}"""),
        [ConstraintKind.Context] = new("32,000 tokens", "100,000 tokens", Odd(""" "context":32000 """), """{"context":100000}"""),
        [ConstraintKind.Price] = new("no price is known", "a known price", Odd(price: null), "{\"task\":\"chat\"}"),
        [ConstraintKind.Budget] = new(
            "$0.016/request, $480.00/month", "$0.002/request", Odd(price: """{"in":10,"out":20}"""), """{"budget":"0.002/request"}"""),
        [ConstraintKind.Latency] = new("about 60 s", "2 s", Odd(), """{"latency":"2s"}""", Measured),
        [ConstraintKind.Quality] = new("0.20", "at least 0.90", Odd(), """{"quality":"90%"}""", Measured),
    };

    public static TheoryData<ConstraintKind> Kinds => [.. Enum.GetValues<ConstraintKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_offer_that_breaks_one_constraint_is_removed_for_it_with_what_was_found_and_allowed(ConstraintKind kind)
    {
        Case one = Cases[kind];
        Recommendation answer = one.Catalog.Advise(Some.Need(one.Need), one.Measured);
        Removal removal = Assert.Single(answer.Removed, removal => removal.Offer.Id == "x/odd");
        Assert.Equal((kind, one.Found, one.Allowed), (removal.Constraint, removal.Found, removal.Allowed));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_offer_beside_it_is_ranked(ConstraintKind kind)
    {
        Case one = Cases[kind];
        Assert.Equal("good", Assert.Single(one.Catalog.Advise(Some.Need(one.Need), one.Measured).Shortlist).Model.Id);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Without_the_constraint_the_offer_is_ranked_too(ConstraintKind kind)
    {
        CatalogText? free = kind switch
        {
            ConstraintKind.Task or ConstraintKind.Specialty or ConstraintKind.Provider or ConstraintKind.Lifecycle or ConstraintKind.Price => null,
            ConstraintKind.Deployment or ConstraintKind.Gpus => null,
            _ => Cases[kind].Catalog,
        };
        if (free is not null)
        {
            Assert.Contains(free.Advise(Some.Need("{\"task\":\"chat\"}")).Shortlist, entry => entry.Offer.Id == "x/odd");
        }
    }

    [Fact]
    public void An_offer_that_breaks_several_constraints_is_removed_for_the_plainest()
    {
        CatalogText catalog = Odd(model: """ "task":"embedding","specialty":"medical" """, seller: """ "privacy":"standard" """);
        Recommendation answer = catalog.Advise(Some.Need("""{"privacy":"no-training","must":"tools"}"""));
        Assert.Equal(ConstraintKind.Task, answer.Removed.Single(removal => removal.Offer.Id == "x/odd").Constraint);
    }

    [Theory]
    [InlineData("deprecated", """ "status":"deprecated" """)]
    [InlineData("unconfirmed", """ "status":"unconfirmed" """)]
    public void A_drawback_that_is_accepted_removes_nothing(string word, string offer)
    {
        CatalogText catalog = Odd(offer);
        Assert.Single(catalog.Advise(Some.Need("{\"task\":\"chat\"}")).Shortlist);
        Assert.Equal(2, catalog.Advise(Some.Need($$"""{"accept":"{{word}}"}""")).Shortlist.Count);
    }

    [Fact]
    public void An_unknown_price_can_be_accepted_and_counts_as_the_worst() => Assert.Equal(
        0.0,
        Odd(price: null).Advise(Some.Need("""{"accept":"unknown-price"}""")).Shortlist.Single(entry => entry.Model.Id == "odd").Factors.Cost);

    [Fact]
    public void A_price_of_nothing_is_a_trial_and_no_price() => Assert.Equal(
        ConstraintKind.Price,
        Odd(price: """{"in":0,"out":0}""").Advise(Some.Need("{\"task\":\"chat\"}")).Removed.Single().Constraint);

    [Fact]
    public void The_budget_of_a_month_is_that_of_all_its_requests()
    {
        // 1,000 tokens in and 300 out at $1 and $2 a million are $0.0016 a request: 30 × 1,000 of them are $48.
        Assert.Empty(Some.Shop().Advise(Some.Need("""{"volume":"1000/day","budget":"47.99/month"}""")).Shortlist);
        Assert.Single(Some.Shop().Advise(Some.Need("""{"volume":"1000/day","budget":"48/month"}""")).Shortlist);
    }

    [Fact]
    public void A_seller_may_be_named_beside_kinds()
    {
        CatalogText catalog = Odd(kind: "reseller");
        Assert.Equal(2, catalog.Advise(Some.Need("""{"providers":"maker,x"}""")).Shortlist.Count);
        Assert.Equal("odd", Assert.Single(catalog.Advise(Some.Need("""{"providers":"x"}""")).Shortlist).Model.Id);
        Assert.Equal(2, catalog.Advise(Some.Need("""{"providers":"any"}""")).Shortlist.Count);
    }

    [Theory]
    [InlineData("2027-02-18", true)]
    [InlineData("2027-02-17", false)]
    public void An_offer_must_be_sold_for_ninety_days_more(string retires, bool stays) => Assert.Equal(
        stays,
        Odd($$""" "retires":"{{retires}}" """).Advise(Some.Need("{\"task\":\"chat\"}")).Shortlist.Any(entry => entry.Model.Id == "odd"));

    private static CatalogText Odd(
        string offer = "", string model = "", string good = "", string seller = "", string kind = "maker",
        string? price = """{"in":1,"out":2}""")
    {
        string prices = price is null ? "" : $"\"price\":{price}";
        const string Released = """ "released":"2025-01-01","context":128000 """;
        return Some.Catalog()
            .Provider("acme", "maker", """ "privacy":"no-training","regions":["us","eu"],"compliance":["soc2","hipaa"] """)
            .Provider("x", kind, Join(""" "name":"X" """, seller))
            .Model("good", Join(Released, good)).Model("odd", Join(Released, model))
            .Offer("acme/good", "good", """ "price":{"in":1,"out":2} """)
            .Offer("x/odd", "odd", Join(offer, prices));
    }

    private static CatalogText Hosted(long good, long odd) => Some.Catalog()
        .Provider("home", "local").Provider("x", "local")
        .Model("good", $$""" "released":"2025-01-01","context":128000,"openWeights":true,"parameters":{{good}} """)
        .Model("odd", $$""" "released":"2025-01-01","context":128000,"openWeights":true,"parameters":{{odd}} """)
        .Offer("home/good", "good", "").Offer("x/odd", "odd", "");

    private static string Join(params string[] parts) => string.Join(",", parts.Where(part => part.Trim().Length > 0));

    private sealed record Case(string Found, string Allowed, CatalogText Catalog, string Need, MeasuredResults? Measured = null);
}
