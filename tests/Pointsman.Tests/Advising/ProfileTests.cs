using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Tests.Advising;

public sealed partial class ProfileTests(Shipped shipped) : IClassFixture<Shipped>
{
    // Ids and aliases of models that are plain words, or numbers, which these files use as such.
    private static readonly Dictionary<string, string> PlainWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["small"] = "a size, which a maker also gave to a model as its whole name",
        ["medium"] = "a size, likewise",
        ["rerank"] = "a task, of which a model bears the name",
        ["moderation"] = "a task, likewise",
    };

    public static TheoryData<string> Names => [.. new Shipped().Profiles.Select(profile => profile.Name)];

    [Theory]
    [InlineData("customer-support", "claude-3-haiku", "gpt-3.5-turbo")]
    [InlineData("code-ide", "claude-3.5-sonnet")]
    [InlineData("legal-documents", "claude-3.5-sonnet", "claude-3-opus")]
    [InlineData("video-moderation", "gemini-1.5-pro")]
    [InlineData("enterprise-search", "claude-3.5-sonnet", "gpt-4-turbo")]
    public void At_the_end_of_2024_the_known_choice_is_first_or_second(string profile, params string[] choices)
    {
        AssertAmongTheFirstTwo(shipped.Answer(profile, new(2024, 12, 31)), choices);
        AssertAmongTheFirstTwo(shipped.Answer(profile, new(2024, 12, 1)), choices);
    }

    [Theory]
    [InlineData("Creative concept", "claude-3-opus", "gpt-4")]
    [InlineData("Editing", "claude-3.5-sonnet")]
    public void At_the_end_of_2024_a_step_of_the_content_platform_has_its_known_choice(string step, params string[] choices)
    {
        AssertAmongTheFirstTwo(Step(step, new(2024, 12, 31)), choices);
        AssertAmongTheFirstTwo(Step(step, new(2024, 12, 1)), choices);
    }

    [Fact]
    public void Drafts_in_volume_go_to_a_cheap_model()
    {
        ShortlistEntry first = Step("Drafts in volume", new(2024, 12, 31)).Shortlist[0];
        Assert.True(first.Cost!.PerRequest <= new Usd(0.001m), $"{first.Model.Id} costs {first.Cost.PerRequest}");
    }

    [Fact]
    public void Pictures_go_to_a_model_that_makes_pictures() => Assert.All(
        Step("Pictures", new(2024, 12, 31)).Shortlist,
        entry => Assert.Equal(ModelTask.ImageGeneration, entry.Model.Task));

    [Theory]
    [InlineData("medical-chatbot")]
    [InlineData("research-assistant")]
    public void In_December_2024_the_private_choice_is_the_largest_open_model_that_fits(string profile) =>
        Assert.Equal("llama-3.1-405b", shipped.Answer(profile, new(2024, 12, 1)).Alternatives.Privacy?.Model.Id);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_profile_gives_at_least_two_models_today(string profile)
    {
        Recommendation answer = shipped.Answer(profile, Shipped.Today);
        Assert.All([answer, .. answer.Steps], one => Assert.InRange(one.Shortlist.Count, 2, 3));
    }

    [Theory]
    [InlineData("code-ide")]
    [InlineData("research-assistant")]
    [InlineData("legal-documents")]
    [InlineData("medical-chatbot")]
    [InlineData("fraud-risk")]
    [InlineData("enterprise-search")]
    public void Where_quality_leads_the_first_choice_of_today_was_released_in_2025_or_later(string profile) =>
        Assert.True(shipped.Answer(profile, Shipped.Today).Shortlist[0].Model.Released >= new DateOnly(2025, 1, 1));

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_recommended_today_for_conversation_was_released_before_2024(string profile)
    {
        Recommendation answer = shipped.Answer(profile, Shipped.Today);
        IEnumerable<ShortlistEntry> all = new[] { answer }.Concat(answer.Steps).SelectMany(one => one.Shortlist);
        Assert.All(
            all.Where(entry => (entry.Model.Task ?? ModelTask.Chat) == ModelTask.Chat),
            entry => Assert.True(entry.Model.Released >= new DateOnly(2024, 1, 1), entry.Model.Id));
    }

    [Fact]
    public void There_are_the_sixteen_profiles_and_each_can_be_read()
    {
        Assert.Equal(16, shipped.Profiles.Count);
        Assert.All(shipped.Profiles, profile => Assert.NotEmpty(profile.Read(shipped.Rules).Title ?? ""));
    }

    [Fact]
    public void No_file_of_profiles_or_advice_names_a_model()
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        names.UnionWith(shipped.Catalog.Models.SelectMany(model => model.Aliases.Append(model.Id)));
        IEnumerable<string> named =
            from file in shipped.Catalog.Files.Values
            where file.Path.StartsWith("profiles/", StringComparison.Ordinal) || file.Path.StartsWith("advice/", StringComparison.Ordinal)
            from Match word in Word().Matches(Encoding.UTF8.GetString(file.Utf8.Span))
            let text = word.Value.Trim('.', '-', ':', '/')
            where names.Contains(text) && !PlainWords.ContainsKey(text)
            select $"{file.Path}: {text}";
        string all = string.Join('\n', named.Distinct());
        Assert.True(all.Length == 0, all);
    }

    private Recommendation Step(string title, DateOnly day) =>
        shipped.Answer("content-platform", day).Steps.Single(step => step.Requirement.Title == title);

    private static void AssertAmongTheFirstTwo(Recommendation answer, string[] choices)
    {
        string[] first = [.. answer.Shortlist.Take(2).Select(entry => entry.Model.Id)];
        Assert.True(first.Intersect(choices).Any(), $"{answer.AsOf:yyyy-MM-dd}: {string.Join(", ", first)}");
    }

    [GeneratedRegex("[A-Za-z0-9][A-Za-z0-9.:/-]*")]
    private static partial Regex Word();
}
