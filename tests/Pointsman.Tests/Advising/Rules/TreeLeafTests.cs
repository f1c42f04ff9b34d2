using Xunit;

namespace Pointsman.Tests.Advising.Rules;

/// <summary>Every leaf of both trees, each with a requirement that must end there and the class that it must give.</summary>
public sealed class TreeLeafTests
{
    private static readonly (string Tree, string Leaf, ModelClass Class, string Need)[] Leaves =
    [
        ("A", "multimodal", ModelClass.Mllm, """{"modalities":"text,image"}"""),
        ("A", "critical-analysis", ModelClass.Rlm, """{"task":"analysis","stakes":"critical"}"""),
        ("A", "analysis-accuracy-patient", ModelClass.Rlm, """{"task":"analysis","priority":"accuracy","latency":"1min"}"""),
        ("A", "analysis-cost", ModelClass.Llm, """{"task":"analysis","priority":"cost"}"""),
        ("A", "analysis-balanced", ModelClass.Llm, """{"task":"analysis","latency":"2s"}"""),
        ("A", "generation-consistency", ModelClass.Slm, """{"task":"chat","priority":"consistency"}"""),
        ("A", "generation-balanced", ModelClass.Llm, """{"task":"creative","priority":"innovation"}"""),
        ("A", "simple-accuracy", ModelClass.Llm, """{"task":"extraction","priority":"accuracy","volume":"100/day"}"""),
        ("A", "simple-innovation", ModelClass.Llm, """{"task":"drafting","priority":"innovation"}"""),
        ("A", "fast-edge", ModelClass.Slm, """{"task":"chat","priority":"speed","deployment":"edge"}"""),
        ("A", "fast-volume", ModelClass.Slm, """{"task":"chat","latency":"100ms"}"""),
        ("A", "fast-cloud", ModelClass.Llm, """{"task":"chat","priority":"speed","volume":"10/day"}"""),
        ("A", "cheap-edge", ModelClass.Slm, """{"task":"classification","deployment":"edge"}"""),
        ("A", "cheap-volume", ModelClass.Slm, """{"task":"classification","volume":"1M/day"}"""),
        ("A", "cheap-critical", ModelClass.Llm, """{"task":"classification","usage":"mission-critical"}"""),
        ("A", "cheap-experiment", ModelClass.Slm, """{"task":"classification","usage":"experimental"}"""),
        ("B", "private-open", ModelClass.Llm, """{"privacy":"private-cloud","gpus":8}"""),
        ("B", "private-deployment", ModelClass.Llm, """{"privacy":"private-cloud"}"""),
        ("B", "long-video", ModelClass.Mllm, """{"context":"200k","modalities":"text,video"}"""),
        ("B", "long-documents", ModelClass.Llm, """{"context":"200k"}"""),
        ("B", "fast-reasoning", ModelClass.Slm, """{"task":"analysis","latency":"400ms"}"""),
        ("B", "fast-cheap", ModelClass.Slm, """{"task":"support","latency":"400ms"}"""),
        ("B", "code-self-hosted", ModelClass.Llm, """{"task":"code","priority":"cost","gpus":2}"""),
        ("B", "code-cheap", ModelClass.Llm, """{"task":"code","priority":"cost"}"""),
        ("B", "code-best", ModelClass.Llm, """{"task":"code"}"""),
        ("B", "voice-pipeline", ModelClass.Llm, """{"task":"voice","pipeline":"yes"}"""),
        ("B", "voice-native", ModelClass.Mllm, """{"task":"voice"}"""),
        ("B", "mass-self-hosted", ModelClass.Slm, """{"volume":"2M/day","gpus":4}"""),
        ("B", "mass-api", ModelClass.Slm, """{"volume":"2M/day"}"""),
        ("B", "reasoning-creative", ModelClass.Llm, """{"reasoning":"creative"}"""),
        ("B", "reasoning-technical", ModelClass.Rlm, """{"reasoning":"technical"}"""),
        ("B", "reasoning-math", ModelClass.Rlm, """{"reasoning":"math"}"""),
        ("B", "reasoning-general", ModelClass.Rlm, """{"reasoning":"general"}"""),
        ("B", "volume-simple", ModelClass.Slm, """{"task":"support","volume":"50000/day"}"""),
        ("B", "general", ModelClass.Llm, """{"task":"chat"}"""),
    ];

    public static TheoryData<string, string> Names => [.. Leaves.Select(one => (one.Tree, one.Leaf))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_requirement_written_for_a_leaf_ends_there_with_its_class(string tree, string leaf)
    {
        (_, _, ModelClass expected, string need) = Leaves.Single(one => one.Tree == tree && one.Leaf == leaf);
        TreeAnswer end = Walk(tree, need).Leaf;
        Assert.Equal((leaf, expected), (end.Leaf, end.Class));
    }

    [Fact]
    public void No_leaf_of_the_data_is_without_a_row_here() => Assert.Equal(
        Some.Rules.TreeA.Leaves.Select(leaf => $"A {leaf.Leaf}").Concat(Some.Rules.TreeB.Leaves.Select(leaf => $"B {leaf.Leaf}")).Order(),
        Leaves.Select(one => $"{one.Tree} {one.Leaf}").Order());

    [Theory]
    [InlineData("""{"context":100000}""", "general")]
    [InlineData("""{"context":100001}""", "long-documents")]
    [InlineData("""{"task":"support","latency":"500ms"}""", "general")]
    [InlineData("""{"task":"support","latency":"499ms"}""", "fast-cheap")]
    [InlineData("""{"volume":"1M/day"}""", "general")]
    [InlineData("""{"volume":"1000001/day"}""", "mass-api")]
    [InlineData("""{"task":"code","gpus":0,"priority":"cost"}""", "code-cheap")]
    public void A_question_of_tree_b_turns_exactly_at_its_limit(string need, string leaf) =>
        Assert.Equal(leaf, Walk("B", need).Leaf.Leaf);

    [Theory]
    [InlineData("""{"privacy":"private-cloud","context":"200k","latency":"100ms","task":"code"}""", 1)]
    [InlineData("""{"context":"200k","latency":"100ms","task":"code","volume":"2M/day"}""", 2)]
    [InlineData("""{"latency":"100ms","task":"code","volume":"2M/day","reasoning":"math"}""", 3)]
    [InlineData("""{"task":"code","modalities":"text,audio","volume":"2M/day","reasoning":"math"}""", 4)]
    [InlineData("""{"modalities":"text,audio","volume":"2M/day","reasoning":"math"}""", 5)]
    [InlineData("""{"volume":"2M/day","reasoning":"math","task":"support"}""", 6)]
    [InlineData("""{"volume":"50000/day","reasoning":"math","task":"support"}""", 7)]
    [InlineData("""{"volume":"50000/day","task":"support"}""", 8)]
    public void The_first_question_of_tree_b_that_is_answered_yes_decides(string need, int question)
    {
        string[] asked = [.. Walk("B", need).Steps.Select(step => step.Question).Where(text => char.IsDigit(text[0]))];
        Assert.Equal(Enumerable.Range(1, question).Select(number => $"{number}."), asked.Select(text => text[..2]));
    }

    [Fact]
    public void The_path_shows_each_question_its_answer_and_the_condition_that_held()
    {
        TreePath path = Walk("B", """{"task":"code","priority":"cost"}""");
        Assert.Equal(new TreeStep("Is the budget the first concern?", "yes", "priority = cost"), path.Steps[^1]);
    }

    [Fact]
    public void Every_leaf_says_why() =>
        Assert.All(Some.Rules.TreeA.Leaves.Concat(Some.Rules.TreeB.Leaves), leaf => Assert.NotEmpty(leaf.Because ?? ""));

    private static TreePath Walk(string tree, string need)
    {
        Requirement needed = Some.Need(need);
        var facts = new RequirementFacts(needed, Some.Rules.Tasks[needed.Task]);
        return (tree == "A" ? Some.Rules.TreeA : Some.Rules.TreeB).Walk(facts.Get);
    }
}
