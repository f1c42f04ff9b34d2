using Xunit;

namespace Pointsman.Tests.Advising.Rules;

/// <summary>Every row of the four-factor matrix, with the classes that the choice of a model by four factors names.</summary>
public sealed class MatrixTests
{
    private static readonly (string Factor, string Says, ModelClass[] Votes, bool Only, string Need)[] Rows =
    [
        ("task complexity", "multimodal input", [ModelClass.Mllm], true, """{"modalities":"text,video"}"""),
        ("task complexity", "simple classification", [ModelClass.Slm], false, """{"task":"classification"}"""),
        ("task complexity", "content generation", [ModelClass.Llm], false, """{"task":"creative"}"""),
        ("task complexity", "strategic analysis", [ModelClass.Rlm], false, """{"task":"analysis"}"""),
        ("performance", "speed is critical", [ModelClass.Slm], false, """{"latency":"90ms"}"""),
        ("performance", "accuracy is critical", [ModelClass.Llm, ModelClass.Rlm], false, """{"quality":"0.96"}"""),
        ("performance", "consistency: a fine-tuned small model", [ModelClass.Slm], false, """{"priority":"consistency"}"""),
        ("performance", "innovation", [ModelClass.Llm], false, """{"priority":"innovation"}"""),
        ("performance", "balanced", [ModelClass.Llm], false, """{"task":"chat"}"""),
        ("economics", "high volume, low cost", [ModelClass.Slm], false, """{"volume":"20k/day","priority":"cost"}"""),
        ("economics", "high volume", [ModelClass.Slm], false, """{"volume":"200k/day"}"""),
        ("economics", "a strategic investment", [ModelClass.Mllm], false, """{"stance":"strategic"}"""),
        ("economics", "quality over cost", [ModelClass.Rlm], false, """{"priority":"accuracy","stakes":"critical"}"""),
        ("economics", "balanced", [ModelClass.Llm], false, """{"task":"chat"}"""),
        ("deployment", "edge or mobile", [ModelClass.Slm], true, """{"deployment":"edge"}"""),
        ("deployment", "data stay on premises: open weights", [ModelClass.Slm, ModelClass.Llm], false, """{"privacy":"self-hosted"}"""),
        ("deployment", "complex integration: hybrid", [ModelClass.Slm, ModelClass.Llm], false, """{"deployment":"hybrid"}"""),
        ("deployment", "cloud: any", [], false, """{"deployment":"cloud"}"""),
    ];

    public static TheoryData<string, string> Names => [.. Rows.Select(one => (one.Factor, one.Says))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_requirement_written_for_a_row_gets_its_votes(string factor, string says)
    {
        var row = Rows.Single(one => one.Factor == factor && one.Says == says);
        Requirement needed = Some.Need(row.Need);
        var facts = new RequirementFacts(needed, Some.Rules.Tasks[needed.Task]);
        MatrixVote vote = Some.Rules.Matrix.Single(one => one.Factor == factor).Vote(facts.Get);
        Assert.Equal(says, vote.Says);
        Assert.Equal(row.Votes, vote.Classes);
        Assert.Equal(row.Only, vote.Only);
    }

    [Fact]
    public void No_row_of_the_data_is_without_a_row_here() => Assert.Equal(
        Some.Rules.Matrix.SelectMany(factor => factor.Rows.Select(row => $"{factor.Factor}: {row.Says}")),
        Rows.Select(one => $"{one.Factor}: {one.Says}"));
}
