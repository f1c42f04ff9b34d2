using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Anthropic;

public sealed class AnthropicAskReadingTests
{
    private static readonly AnthropicClientWire Wire = AnthropicClientWire.Instance;

    private static ChatAsk Asked(string fields, string content = "\"x\"") => Told.Ask(
        Wire, $$"""{"model":"c","max_tokens":9,"messages":[{"role":"user","content":{{content}} }]{{fields}} }""");

    [Fact]
    public void System_texts_and_results_of_tools_become_messages_of_their_own()
    {
        ChatAsk ask = Told.Ask(Wire, """
            {"model":"c","max_tokens":9,"system":"S","messages":[
              {"role":"user","content":"x"},
              {"role":"assistant","content":[{"type":"tool_use","id":"t","name":"f","input":{"b":1.0,"a":[]}}]},
              {"role":"user","content":[{"type":"text","text":"also"},
                {"type":"tool_result","tool_use_id":"t","is_error":true,"content":"no"}]}]}
            """);
        Assert.Equal(
            [ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.Tool, ChatRole.User],
            ask.Messages.Select(message => message.Role));
        var call = (FunctionCallContent)ask.Messages[2].Contents[0];
        Assert.Equal("""{"b":1.0,"a":[]}""", ToolArguments.Text(call));
        var result = (FunctionResultContent)ask.Messages[3].Contents[0];
        Assert.Equal(("t", "no", true), (result.CallId, result.Result, ToolOutcome.IsError(result)));
        Assert.True(ask.StreamUsage);
    }

    [Fact]
    public void Settings_find_their_places()
    {
        ChatAsk ask = Asked("""
            ,"temperature":0.2,"top_p":0.8,"top_k":40,"stop_sequences":["a"],"stream":true,
            "thinking":{"type":"enabled","budget_tokens":5000},"service_tier":"auto","metadata":{"user_id":"u"},
            "tool_choice":{"type":"tool","name":"f","disable_parallel_tool_use":true},
            "tools":[{"name":"f","input_schema":{"type":"object"},"strict":true}],
            "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}
            """);
        Assert.True(ask.Stream);
        Assert.Equal((9, 40), (ask.Options.MaxOutputTokens, ask.Options.TopK));
        Assert.Equal(ReasoningEffort.Medium, ask.Options.Reasoning!.Effort);
        Assert.Equal(5000, ask.Options.AdditionalProperties![NeutralKeys.ReasoningBudget]);
        Assert.Equal("u", ask.Options.AdditionalProperties[NeutralKeys.User]);
        Assert.Equal("f", ((RequiredChatToolMode)ask.Options.ToolMode!).RequiredFunctionName);
        Assert.False(ask.Options.AllowMultipleToolCalls);
        Assert.True(((DeclaredTool)ask.Options.Tools![0]).Strict);
        Assert.NotNull(((ChatResponseFormatJson)ask.Options.ResponseFormat!).Schema);
        Assert.Empty(ask.Foreign);
    }

    [Theory]
    [InlineData(
        """[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAEC"}}]""", "image/png")]
    [InlineData("""[{"type":"image","source":{"type":"url","url":"https://example.org/a.gif"}}]""", "image/gif")]
    [InlineData("""[{"type":"image","source":{"type":"file","file_id":"f"}}]""", "image/*")]
    [InlineData("""[{"type":"document","source":{"type":"url","url":"https://example.org/a"}}]""", "application/pdf")]
    [InlineData(
        """[{"type":"document","source":{"type":"text","media_type":"text/plain","data":"d"}}]""", "text/plain")]
    public void Pictures_and_documents_are_read_from_every_source(string content, string mediaType)
    {
        AIContent found = Assert.Single(Asked("", content).Messages[0].Contents);
        Assert.Equal(mediaType, found switch
        {
            DataContent data => data.MediaType,
            UriContent link => link.MediaType,
            _ => ((HostedFileContent)found).MediaType,
        });
    }

    [Fact]
    public void Thinking_keeps_its_seal_with_its_makers_name()
    {
        ChatAsk ask = Told.Ask(Wire, """
            {"model":"c","max_tokens":9,"messages":[{"role":"user","content":"x"},{"role":"assistant","content":[
              {"type":"thinking","thinking":"a","signature":"s"},{"type":"thinking","thinking":"b","signature":""},
              {"type":"thinking","thinking":"c","signature":"gemini:g"},{"type":"redacted_thinking","data":"d"}]}]}
            """);
        Assert.Equal(
            ["anthropic:s", null, "gemini:g", "anthropic:redacted:d"],
            ask.Messages[1].Contents.Cast<TextReasoningContent>().Select(thought => thought.ProtectedData));
    }

    [Theory]
    [InlineData(",\"container\":\"c\"", "container")]
    [InlineData(",\"mcp_servers\":[]", "mcp_servers")]
    [InlineData(",\"tools\":[{\"type\":\"bash_20250124\",\"name\":\"bash\"}]", "tools[0]")]
    [InlineData(",\"tools\":[{\"name\":\"f\",\"input_schema\":{},\"defer_loading\":true}]", "tools[0].defer_loading")]
    [InlineData(",\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"}", "thinking.display")]
    [InlineData(",\"system\":[{\"type\":\"text\",\"text\":\"s\",\"cache_control\":{}}]", "system[0].cache_control")]
    [InlineData(",\"metadata\":{\"other\":1}", "metadata.other")]
    [InlineData(",\"output_config\":{\"format\":{\"type\":5}}", "output_config.format")]
    public void What_has_no_place_is_kept_with_its_path(string fields, string path) =>
        Assert.Equal(path, Assert.Single(Asked(fields).Foreign).Path);

    [Fact]
    public void Asking_for_citations_is_kept_and_those_of_an_earlier_answer_are_not()
    {
        ChatAsk ask = Asked("", """
            [{"type":"text","text":"x","citations":[{"type":"char_location"}]},
             {"type":"document","citations":{"enabled":true},"source":{"type":"text","data":"d"}},
             {"type":"document","citations":{"enabled":false},"source":{"type":"text","data":"d"}}]
            """);
        Assert.Equal("messages[0].content[1].citations", Assert.Single(ask.Foreign).Path);
    }

    [Theory]
    [InlineData("""{"max_tokens":9,"messages":[{"role":"user","content":"x"}]}""", "model")]
    [InlineData("""{"model":"c","max_tokens":9,"messages":[]}""", "messages")]
    [InlineData("""{"model":"c","messages":[{"role":"user","content":"x"}]}""", "max_tokens")]
    [InlineData("""{"model":"c","max_tokens":9,"messages":[{"role":"tool","content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"model":"c","max_tokens":9,"messages":[{"role":"user"}]}""", "messages[0].content")]
    [InlineData(
        """{"model":"c","max_tokens":9,"messages":[{"role":"user","content":[{"type":"text"}]}]}""",
        "messages[0].content[0].text")]
    [InlineData(
        """{"model":"c","max_tokens":9,"messages":[{"role":"user","content":[{"type":"tool_result"}]}]}""",
        "messages[0].content[0].tool_use_id")]
    [InlineData(
        """
        {"model":"c","max_tokens":9,"messages":[{"role":"user","content":[{"type":"image","source":{"type":"x"}}]}]}
        """,
        "messages[0].content[0].source.type")]
    [InlineData(
        """
        {"model":"c","max_tokens":9,"messages":[{"role":"assistant","content":[
          {"type":"tool_use","id":"i","name":"n","input":"{}"}]}]}
        """,
        "messages[0].content[0].input")]
    [InlineData(
        """{"model":"c","max_tokens":9,"messages":[{"role":"user","content":"x"}],"temperature":1.5}""", "temperature")]
    [InlineData(
        """{"model":"c","max_tokens":9,"messages":[{"role":"user","content":"x"}],"thinking":{"type":"enabled"}}""",
        "thinking.budget_tokens")]
    [InlineData(
        """{"model":"c","max_tokens":9,"messages":[{"role":"user","content":"x"}],"tools":[{"name":"f"}]}""",
        "tools[0].input_schema")]
    [InlineData(
        """{"model":"c","max_tokens":9,"messages":[{"role":"user","content":"x"}],"tool_choice":{"type":"tool"}}""",
        "tool_choice.name")]
    public void A_malformed_request_is_refused_by_the_name_of_its_field(string body, string field)
    {
        WireError error = Told.Refused(Wire, body);
        Assert.Equal(field, error.Field);
        Assert.StartsWith(field, error.Message, StringComparison.Ordinal);
    }
}
