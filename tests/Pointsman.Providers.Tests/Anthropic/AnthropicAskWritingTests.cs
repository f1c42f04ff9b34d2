using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Anthropic;

public sealed class AnthropicAskWritingTests
{
    private static readonly AnthropicProviderWire Wire = AnthropicProviderWire.Instance;

    private static ChatAsk Asked(string fields, string messages = """[{"role":"user","content":"x"}]""") => Told.Ask(
        OpenAiChatClientWire.Instance,
        $$"""{"model":"c","messages":{{messages}}{{(fields.Length > 0 ? "," : "")}}{{fields}}}""");

    private static JsonNode Written(string fields, string messages, string model = "claude-opus-4-6")
    {
        (string body, IReadOnlyList<ForeignField> gaps) = Told.Write(Wire, Asked(fields, messages), model, drop: false);
        Assert.Empty(gaps);
        return Told.Node(body);
    }

    private static JsonNode Written(string fields) => Written(fields, """[{"role":"user","content":"x"}]""");

    [Fact]
    public void A_conversation_with_tools_alternates_and_has_its_results_first()
    {
        JsonNode written = Written(
            """
            "max_tokens":50,"temperature":0.3,"stop":["A","B"],"user":"u","tools":[{"type":"function","function":
            {"name":"f","description":"d","strict":true,"parameters":{"properties":{"a":{"type":"number"}}}}}],
            "tool_choice":{"type":"function","function":{"name":"f"}},"parallel_tool_calls":false
            """,
            """
            [{"role":"system","content":"S1"},{"role":"user","content":"one"},{"role":"user","content":"two"},
             {"role":"assistant","content":"","tool_calls":[
               {"id":"functions.f:0","type":"function","function":{"name":"f","arguments":"{\"a\": 1.0}"}},
               {"id":"c2","type":"function","function":{"name":"f","arguments":""}}]},
             {"role":"tool","tool_call_id":"functions.f:0","content":"r1"},
             {"role":"tool","tool_call_id":"c2","content":"r2"},
             {"role":"developer","content":"S2"},
             {"role":"user","content":"go on"}]
            """);
        Told.SameJson("""
            {"model":"claude-opus-4-6","max_tokens":50,
             "system":[{"type":"text","text":"S1"},{"type":"text","text":"S2"}],
             "messages":[
              {"role":"user","content":[{"type":"text","text":"one"},{"type":"text","text":"two"}]},
              {"role":"assistant","content":[
                {"type":"tool_use","id":"id_functions_002ef_003a0","name":"f","input":{"a": 1.0}},
                {"type":"tool_use","id":"c2","name":"f","input":{}}]},
              {"role":"user","content":[
                {"type":"tool_result","tool_use_id":"id_functions_002ef_003a0","content":"r1"},
                {"type":"tool_result","tool_use_id":"c2","content":"r2"},
                {"type":"text","text":"go on"}]}],
             "temperature":0.3,"stop_sequences":["A","B"],
             "tools":[{"name":"f","description":"d","strict":true,
               "input_schema":{"type":"object","properties":{"a":{"type":"number"}}}}],
             "tool_choice":{"type":"tool","name":"f","disable_parallel_tool_use":true},"metadata":{"user_id":"u"}}
            """, written);
    }

    [Fact]
    public void The_arguments_text_goes_into_the_input_letter_for_letter()
    {
        const string Exact = """{ "b" : 1.0,"a":1e2, "big":12345678901234567890, "s":"\u00e9" }""";
        ChatAsk ask = Asked("", """[{"role":"user","content":"x"}]""") with
        {
            Messages = [new ChatMessage(ChatRole.Assistant, [ToolArguments.Call("c", "f", Exact)])],
        };
        Assert.Contains(Exact, Told.Write(Wire, ask).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_are_no_object_stand_under_one_key()
    {
        ChatAsk ask = Asked("") with
        {
            Messages = [new ChatMessage(ChatRole.Assistant, [ToolArguments.Call("c", "f", "{\"a\": ")])],
        };
        Told.SameJson(
            """{"malformed_arguments":"{\"a\": "}""",
            Told.Node(Told.Write(Wire, ask).Body)["messages"]![1]!["content"]![0]!["input"]);
    }

    [Fact]
    public void A_conversation_that_begins_with_the_assistant_gets_an_opening()
    {
        JsonNode written = Written("", """[{"role":"assistant","content":"Welcome"},{"role":"user","content":"Hi"}]""");
        Assert.Equal(
            ["user", "assistant", "user"], written["messages"]!.AsArray().Select(message => (string?)message!["role"]));
    }

    [Fact]
    public void Without_a_limit_the_default_is_told() =>
        Assert.Equal(AnthropicProviderWire.DefaultMaxTokens, (int?)Written("")["max_tokens"]);

    [Fact]
    public void Pictures_and_documents_become_blocks()
    {
        JsonNode written = Written("", """
            [{"role":"user","content":[
              {"type":"image_url","image_url":{"url":"data:image/png;base64,AAEC","detail":"high"}},
              {"type":"image_url","image_url":{"url":"https://example.org/x"}},
              {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AAEC"}},
              {"type":"file","file":{"filename":"t.txt","file_data":"data:text/plain;base64,aGk="}}]}]
            """);
        Told.SameJson("""
            [{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAEC"}},
             {"type":"image","source":{"type":"url","url":"https://example.org/x"}},
             {"type":"document","title":"a.pdf",
              "source":{"type":"base64","media_type":"application/pdf","data":"AAEC"}},
             {"type":"document","source":{"type":"text","media_type":"text/plain","data":"hi"},"title":"t.txt"}]
            """, written["messages"]![0]!["content"]);
    }

    [Theory]
    [InlineData("\"tool_choice\":\"auto\"", """{"type":"auto"}""")]
    [InlineData("\"tool_choice\":\"none\",\"parallel_tool_calls\":false", """{"type":"none"}""")]
    [InlineData("\"tool_choice\":\"required\"", """{"type":"any"}""")]
    [InlineData("\"parallel_tool_calls\":false", """{"type":"auto","disable_parallel_tool_use":true}""")]
    public void Every_choice_of_tools_has_its_word(string choice, string expected) => Told.SameJson(
        expected,
        Written("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]," + choice)["tool_choice"]);

    [Fact]
    public void A_schema_becomes_the_format_with_its_description_inside()
    {
        JsonNode written = Written("""
            "response_format":{"type":"json_schema","json_schema":{"name":"n","description":"d","strict":true,
            "schema":{"type":"object","properties":{"z":{},"a":{}}}}}
            """);
        Told.SameJson("""
            {"format":{"type":"json_schema","schema":{"description":"d","type":"object","properties":{"z":{},"a":{}}}}}
            """, written["output_config"]);
    }

    [Fact]
    public void Newer_models_are_told_the_effort_and_older_ones_a_budget()
    {
        const string Messages = """[{"role":"user","content":"x"}]""";
        JsonNode newer = Written("\"reasoning_effort\":\"high\"", Messages, "claude-opus-4-6");
        Told.SameJson("""{"effort":"high"}""", newer["output_config"]);
        Told.SameJson("""{"type":"adaptive"}""", newer["thinking"]);
        JsonNode older = Written("\"reasoning_effort\":\"medium\"", Messages, "claude-sonnet-4-20250514");
        Told.SameJson("""{"type":"enabled","budget_tokens":8192}""", older["thinking"]);
        Assert.Equal(AnthropicProviderWire.DefaultMaxTokens + 8192, (int?)older["max_tokens"]);
        JsonNode tight = Written(
            "\"reasoning_effort\":\"medium\",\"max_completion_tokens\":4096", Messages, "claude-3-7-sonnet-latest");
        Told.SameJson("""{"type":"enabled","budget_tokens":2048}""", tight["thinking"]);
        Told.SameJson(
            """{"type":"disabled"}""", Written("\"reasoning_effort\":\"none\"", Messages, "claude-opus-5")["thinking"]);
    }

    [Fact]
    public void An_older_model_that_comes_back_to_calls_it_did_not_think_about_cannot_be_made_to_think()
    {
        ChatAsk ask = Asked("\"reasoning_effort\":\"low\"", """
            [{"role":"user","content":"x"},{"role":"assistant","tool_calls":[
              {"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"c","content":"r"}]
            """);
        Assert.Equal("reasoning_effort", Assert.Single(Told.Write(Wire, ask, "claude-haiku-4-5", false).Gaps).Path);
        Assert.Empty(Told.Write(Wire, ask, "claude-opus-4-6", false).Gaps);
    }

    [Theory]
    [InlineData("\"n\":2", "n")]
    [InlineData("\"logit_bias\":{\"1\":1}", "logit_bias")]
    [InlineData("\"logprobs\":true", "logprobs")]
    [InlineData("\"top_logprobs\":2", "top_logprobs")]
    [InlineData("\"seed\":1", "seed")]
    [InlineData("\"frequency_penalty\":0.5", "frequency_penalty")]
    [InlineData("\"presence_penalty\":0.5", "presence_penalty")]
    [InlineData("\"temperature\":1.5", "temperature")]
    [InlineData("\"response_format\":{\"type\":\"json_object\"}", "response_format")]
    [InlineData("\"verbosity\":\"low\"", "verbosity")]
    [InlineData("\"stop\":[\"\\n\"]", "stop")]
    [InlineData("\"store\":true", "store")]
    [InlineData("\"functions\":[]", "functions")]
    [InlineData("\"audio\":{\"voice\":\"v\"}", "audio")]
    [InlineData("\"modalities\":[\"audio\"]", "modalities")]
    [InlineData("\"prediction\":{}", "prediction")]
    [InlineData("\"web_search_options\":{}", "web_search_options")]
    [InlineData("\"tools\":[{\"type\":\"custom\"}]", "tools[0]")]
    public void What_anthropic_cannot_express_is_named(string field, string path)
    {
        Assert.Equal(path, Assert.Single(Told.Write(Wire, Asked(field), drop: false).Gaps).Path);
        JsonNode dropped = Told.Node(Told.Write(Wire, Asked(field), drop: true).Body);
        Assert.Null(dropped[path]);
        Assert.Equal("x", (string?)dropped["messages"]![0]!["content"]);
    }

    [Theory]
    [InlineData("""{"type":"input_audio","input_audio":{"data":"AAEC","format":"wav"}}""", "messages[0].content[1]")]
    [InlineData("""{"type":"file","file":{"file_id":"f"}}""", "messages[0].content[1]")]
    [InlineData("""{"type":"image_url","image_url":{"url":"data:image/tiff;base64,AAEC"}}""", "messages[0].content[1]")]
    [InlineData(
        """{"type":"image_url","image_url":{"url":"https://example.org/x","detail":"low"}}""",
        "messages[0].content[1].image_url.detail")]
    public void Contents_that_anthropic_does_not_take_are_named_by_their_place(string part, string path)
    {
        ChatAsk ask = Asked("", $$"""[{"role":"user","content":[{"type":"text","text":"x"},{{part}}]}]""");
        Assert.Equal(path, Assert.Single(Told.Write(Wire, ask, drop: false).Gaps).Path);
    }

    [Fact]
    public void The_name_of_who_speaks_is_a_gap() => Assert.Equal(
        "messages[0].name",
        Assert.Single(Told.Write(Wire, Asked("", """[{"role":"user","name":"n","content":"x"}]""")).Gaps).Path);

    [Theory]
    [InlineData("\"metadata\":{\"a\":\"b\"}")]
    [InlineData("\"store\":false")]
    [InlineData("\"n\":1")]
    [InlineData("\"logit_bias\":{}")]
    [InlineData("\"stream_options\":{\"include_usage\":true}")]
    [InlineData("\"prompt_cache_key\":\"k\"")]
    [InlineData("\"safety_identifier\":\"s\"")]
    [InlineData("\"modalities\":[\"text\"]")]
    [InlineData("\"logprobs\":false")]
    [InlineData("\"frequency_penalty\":0")]
    [InlineData("\"response_format\":{\"type\":\"text\"}")]
    [InlineData("\"service_tier\":\"flex\"")]
    public void What_asks_nothing_of_the_model_is_left_out_unsaid(string field) =>
        Assert.Empty(Told.Write(Wire, Asked(field), drop: false).Gaps);

    [Fact]
    public void Its_own_sealed_thinking_goes_back_and_another_makers_does_not()
    {
        JsonNode written = Written("", """
            [{"role":"user","content":"x"},{"role":"assistant","content":"a","reasoning_details":[
              {"type":"reasoning.text","text":"t","signature":"anthropic:sig"},
              {"type":"reasoning.text","text":"g","signature":"gemini:sig"},
              {"type":"reasoning.text","text":"","signature":"anthropic:redacted:zz"}]}]
            """);
        Told.SameJson("""
            [{"type":"thinking","thinking":"t","signature":"sig"},{"type":"redacted_thinking","data":"zz"},
             {"type":"text","text":"a"}]
            """, written["messages"]![1]!["content"]);
    }
}
