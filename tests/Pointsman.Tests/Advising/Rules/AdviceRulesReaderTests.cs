using Xunit;

namespace Pointsman.Tests.Advising.Rules;

public sealed class AdviceRulesReaderTests
{
    [Fact]
    public void A_tree_with_a_circle_is_refused() => Assert.Contains(
        "from 'a' a path leads back to 'a'; a tree has no circles",
        FaultsOf(
            "tree-a",
            """
            {"id":"A","start":"a","nodes":[
              {"id":"a","answers":[{"answer":"on","then":"b"}]},
              {"id":"b","answers":[{"answer":"back","then":"a"}]}]}
            """));

    [Fact]
    public void An_answer_that_leads_nowhere_is_refused_with_a_guess() => Assert.Contains(
        "an answer leads to 'speeed', which is not there; did you mean speed?",
        FaultsOf(
            "tree-a",
            """
            {"id":"A","start":"start","nodes":[
              {"id":"start","answers":[{"answer":"on","then":"speeed"}]},
              {"id":"speed","answers":[{"answer":"end","leaf":"end"}]}]}
            """));

    [Fact]
    public void A_start_that_is_not_there_is_refused() => Assert.Contains(
        "an answer leads to 'first', which is not there; add the node",
        FaultsOf("tree-b", """{"id":"B","start":"first","nodes":[{"id":"x","answers":[{"answer":"end","leaf":"l"}]}]}"""));

    [Fact]
    public void A_node_without_an_answer_that_always_holds_is_refused() => Assert.Contains(
        "found no last answer without \"when\" in 'a'; end with an answer that always holds",
        FaultsOf(
            "tree-a",
            """{"id":"A","start":"a","nodes":[{"id":"a","answers":[{"when":"gpus > 0","answer":"yes","leaf":"l"}]}]}"""));

    [Theory]
    [InlineData("""{"answer":"neither"}""")]
    [InlineData("""{"answer":"both","then":"a","leaf":"l"}""")]
    public void An_answer_leads_on_or_ends_and_never_both(string answer) => Assert.Contains(
        "with both or neither of then and leaf; an answer leads on (then) or ends (leaf)",
        FaultsOf("tree-a", $$"""{"id":"A","start":"a","nodes":[{"id":"a","answers":[{{answer}}]}]}"""));

    [Fact]
    public void A_requirement_of_a_leaf_that_nothing_can_check_is_refused() => Assert.Contains(
        "found 'cheap'; allowed: self-hosted, open-weights, small, medium",
        FaultsOf(
            "tree-a",
            """{"id":"A","start":"a","nodes":[{"id":"a","answers":[{"answer":"end","leaf":"l","require":["cheap"]}]}]}"""));

    [Fact]
    public void A_condition_with_an_unknown_name_is_refused_where_it_stands() => Assert.Contains(
        "advice/matrix.json when: 'volum > 5' asks for 'volum', which is not known; did you mean volume?",
        FaultsOf("matrix", """[{"factor":"f","rows":[{"when":"volum > 5","says":"x","votes":["slm"]},{"says":"y"}]}]"""));

    [Fact]
    public void A_factor_of_the_matrix_without_a_row_that_always_holds_is_refused() => Assert.Contains(
        "end with a row that always holds",
        FaultsOf("matrix", """[{"factor":"f","rows":[{"when":"gpus > 5","says":"x","votes":["slm"]}]}]"""));

    [Fact]
    public void A_class_that_does_not_exist_is_refused() => Assert.Contains(
        "found 'huge'; write slm, llm, rlm or mllm",
        FaultsOf("matrix", """[{"factor":"f","rows":[{"says":"x","votes":["huge"]}]}]"""));

    [Fact]
    public void A_misspelt_weight_is_refused_with_a_guess() => Assert.Contains(
        "this key is unknown; did you mean quality?",
        FaultsOf(
            "tree-b",
            """{"id":"B","start":"a","nodes":[{"id":"a","answers":[{"answer":"e","leaf":"l","weights":{"qualty":1}}]}]}"""));

    [Fact]
    public void A_missing_number_of_the_ranking_is_refused_by_name() => Assert.Contains(
        "advice/ranking.json priorCases: found nothing",
        FaultsOf("ranking", CatalogText.Shipped("advice/ranking.json").Replace("\"priorCases\": 50,", "", StringComparison.Ordinal)));

    [Fact]
    public void A_missing_part_of_the_ranking_is_refused_by_name() => Assert.Contains(
        "advice/ranking.json cost",
        FaultsOf(
            "ranking",
            CatalogText.Shipped("advice/ranking.json")
                .Replace("\"cost\": { \"best\": 0.00005, \"worst\": 1.0 },", "", StringComparison.Ordinal)));

    [Fact]
    public void A_missing_file_is_refused_with_the_way_to_get_one()
    {
        var files = Some.Catalog().Files().Where(file => file.Path != "advice/tree-a.json");
        var refused = Assert.Throws<FaultsException>(() => AdviceRules.Of(Pointsman.Catalog.Load(files)));
        Assert.Equal(
            "advice/tree-a.json: this file is missing; 'pointsman catalog export DIR' writes a complete catalog to start from",
            refused.Message);
    }

    [Fact]
    public void A_file_that_is_no_json_is_refused() =>
        Assert.Contains("advice/tasks.json: this is not JSON", FaultsOf("tasks", "[{"));

    private static string FaultsOf(string name, string text)
    {
        var catalog = Some.Catalog().File($"advice/{name}.json", text).Load();
        return Assert.Throws<FaultsException>(() => AdviceRules.Of(catalog)).Message;
    }
}
