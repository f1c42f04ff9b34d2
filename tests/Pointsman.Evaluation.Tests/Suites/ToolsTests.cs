using Xunit;

namespace Pointsman.Evaluation.Tests.Suites;

public sealed class ToolsTests
{
    [Theory]
    [InlineData("[search]")]
    [InlineData("[{type: function}]")]
    [InlineData("[{function: {description: finds}}]")]
    public void A_tool_without_a_name_is_refused_where_it_stands(string tools)
    {
        var faults = new List<Fault>();
        SuiteFile.Parse($"models: [m]\ncases: [{{input: a}}]\noptions:\n  tools: {tools}\n", "s.yaml", ".", faults);
        Assert.StartsWith("s.yaml:4 options.tools[0]: found a tool without a name; write it as OpenAI does",
            Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }
}
