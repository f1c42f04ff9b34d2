using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi;

public sealed class OpenAiChatAskWritingTests
{
    private static readonly OpenAiChatProviderWire Wire = OpenAiChatProviderWire.Instance;

    private static JsonNode Written(string body, string model = "m")
    {
        (string text, IReadOnlyList<ForeignField> gaps) =
            Told.Write(Wire, Told.Ask(AnthropicClientWire.Instance, body), model, drop: false);
        Assert.Empty(gaps);
        return Told.Node(text);
    }

    [Fact]
    public void A_turn_with_tools_of_an_anthropic_client_becomes_calls_and_results_of_their_own()
    {
        JsonNode written = Written("""
            {"model":"c","max_tokens":100,
             "system":[{"type":"text","text":"Be brief.","cache_control":{"type":"ephemeral"}}],
             "messages":[{"role":"user","content":"Weather?"},
              {"role":"assistant","content":[{"type":"text","text":"Let me see."},
                {"type":"tool_use","id":"t1","name":"weather","input":{"city":"Bern","days":1.0}},
                {"type":"tool_use","id":"t2","name":"time","input":{}}]},
              {"role":"user","content":[
                {"type":"tool_result","tool_use_id":"t1","content":"sunny"},
                {"type":"tool_result","tool_use_id":"t2","is_error":true,"content":[{"type":"text","text":"no clock"}]},
                {"type":"text","text":"And?"}]}],
             "tools":[{"name":"weather","description":"d","input_schema":{"type":"object"}}],
             "tool_choice":{"type":"any","disable_parallel_tool_use":true},"stop_sequences":["X"],
             "metadata":{"user_id":"u"},"service_tier":"standard_only"}
            """);
        Told.SameJson("""
            {"model":"m","messages":[
              {"role":"system","content":"Be brief."},
              {"role":"user","content":"Weather?"},
              {"role":"assistant","content":"Let me see.","tool_calls":[
                {"id":"t1","type":"function",
                 "function":{"name":"weather","arguments":"{\"city\":\"Bern\",\"days\":1.0}"}},
                {"id":"t2","type":"function","function":{"name":"time","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"t1","content":"sunny"},
              {"role":"tool","tool_call_id":"t2","content":"Error: no clock"},
              {"role":"user","content":"And?"}],
             "max_tokens":100,"stop":["X"],
             "tools":[{"type":"function",
               "function":{"name":"weather","description":"d","parameters":{"type":"object"}}}],
             "tool_choice":"required","parallel_tool_calls":false,"service_tier":"default","user":"u"}
            """, written);
    }

    [Fact]
    public void Pictures_and_documents_become_parts()
    {
        JsonNode written = Written("""
            {"model":"c","max_tokens":1,"messages":[{"role":"user","content":[
              {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAEC"}},
              {"type":"image","source":{"type":"url","url":"https://example.org/x"}},
              {"type":"document","title":"a.pdf",
               "source":{"type":"base64","media_type":"application/pdf","data":"AAEC"}},
              {"type":"document","title":"t","source":{"type":"text","media_type":"text/plain","data":"plain"}}]}]}
            """);
        Told.SameJson("""
            [{"type":"image_url","image_url":{"url":"data:image/png;base64,AAEC"}},
             {"type":"image_url","image_url":{"url":"https://example.org/x"}},
             {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AAEC"}},
             {"type":"text","text":"t\nplain"}]
            """, written["messages"]![0]!["content"]);
    }

    [Fact]
    public void A_picture_that_a_tool_gave_back_is_shown_by_the_user_after_all_results()
    {
        JsonNode written = Written("""
            {"model":"c","max_tokens":1,"messages":[{"role":"user","content":"x"},
              {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"shot","input":{}},
                {"type":"tool_use","id":"t2","name":"shot","input":{}}]},
              {"role":"user","content":[
                {"type":"tool_result","tool_use_id":"t1","content":[
                  {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAEC"}}]},
                {"type":"tool_result","tool_use_id":"t2","content":"none"}]}]}
            """);
        JsonArray messages = written["messages"]!.AsArray();
        Assert.Equal(
            ["user", "assistant", "tool", "tool", "user"], messages.Select(message => (string?)message!["role"]));
        Assert.Equal("image_url", (string?)messages[4]!["content"]![1]!["type"]);
        Assert.Contains("t1", (string?)messages[4]!["content"]![0]!["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpt-4o", "max_tokens")]
    [InlineData("llama-3", "max_tokens")]
    [InlineData("gpt-oss-120b", "max_tokens")]
    [InlineData("gpt-5-mini", "max_completion_tokens")]
    [InlineData("o3", "max_completion_tokens")]
    [InlineData("openai/o4-mini", "max_completion_tokens")]
    public void The_limit_bears_the_name_that_the_model_takes(string model, string name) => Assert.Equal(
        5, (int?)Written("""{"model":"c","max_tokens":5,"messages":[{"role":"user","content":"x"}]}""", model)[name]);

    [Theory]
    [InlineData("""{"type":"enabled","budget_tokens":2000}""", "low")]
    [InlineData("""{"type":"enabled","budget_tokens":10000}""", "medium")]
    [InlineData("""{"type":"enabled","budget_tokens":31999,"display":"omitted"}""", "high")]
    [InlineData("""{"type":"adaptive"}""", null)]
    [InlineData("""{"type":"disabled"}""", null)]
    public void A_budget_of_thinking_becomes_an_effort(string thinking, string? effort) => Assert.Equal(
        effort, (string?)Written(
            $$"""{"model":"c","max_tokens":40000,"messages":[{"role":"user","content":"x"}],"thinking":{{thinking}}}""")
            ["reasoning_effort"]);

    [Fact]
    public void A_schema_without_a_name_gets_one()
    {
        JsonNode written = Written("""
            {"model":"c","max_tokens":1,"messages":[{"role":"user","content":"x"}],
             "output_config":{"effort":"max","format":{"type":"json_schema","schema":{"type":"object"}}}}
            """);
        Told.SameJson(
            """{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"}}}""",
            written["response_format"]);
        Assert.Equal("xhigh", (string?)written["reasoning_effort"]);
    }

    [Fact]
    public void Reasoning_that_another_sealed_is_left_out_and_plain_reasoning_goes_back()
    {
        JsonNode written = Written("""
            {"model":"c","max_tokens":1,"messages":[{"role":"user","content":"x"},{"role":"assistant","content":[
              {"type":"thinking","thinking":"sealed","signature":"abc"},{"type":"redacted_thinking","data":"zzz"},
              {"type":"thinking","thinking":"plain","signature":""},{"type":"text","text":"a"}]}]}
            """);
        Told.SameJson("""{"role":"assistant","content":"a","reasoning_content":"plain"}""", written["messages"]![1]);
    }

    [Fact]
    public void Usage_is_asked_for_in_every_stream_unless_the_provider_refuses_the_question()
    {
        ChatAsk ask = Told.Ask(
            AnthropicClientWire.Instance,
            """{"model":"c","max_tokens":1,"stream":true,"messages":[{"role":"user","content":"x"}]}""");
        Assert.True((bool?)Told.Node(Told.Write(Wire, ask).Body)["stream_options"]!["include_usage"]);
        Assert.Null(Told.Node(Told.Write(Wire, ask with { AskUsage = false }).Body)["stream_options"]);
    }

    [Theory]
    [InlineData("\"top_k\":5", "top_k")]
    [InlineData("\"container\":\"c\"", "container")]
    [InlineData("\"inference_geo\":\"eu\"", "inference_geo")]
    [InlineData("\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}]", "tools[0]")]
    [InlineData("\"output_config\":{\"task_budget\":{}}", "output_config.task_budget")]
    [InlineData(
        """ "messages":[{"role":"user","content":[{"type":"image","source":{"type":"file","file_id":"f"}}]}] """,
        "messages[0].content[0]")]
    [InlineData(
        "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"search_result\",\"source\":\"s\"}]}]",
        "messages[0].content[0]")]
    public void What_openai_cannot_express_of_an_anthropic_request_is_named(string field, string path)
    {
        var body = Told.Node("""{"model":"c","max_tokens":9,"messages":[{"role":"user","content":"x"}]}""").AsObject();
        foreach ((string name, JsonNode? value) in Told.Node("{" + field + "}").AsObject())
        {
            body[name] = value?.DeepClone();
        }

        ChatAsk ask = Told.Ask(AnthropicClientWire.Instance, body.ToJsonString());
        Assert.Equal(path, Assert.Single(Told.Write(Wire, ask, drop: false).Gaps).Path);
        Assert.Equal("m", (string?)Told.Node(Told.Write(Wire, ask, drop: true).Body)["model"]);
    }

    [Fact]
    public void A_client_of_the_same_protocol_finds_its_own_fields_again()
    {
        ChatAsk ask = Told.Ask(OpenAiChatClientWire.Instance, """
            {"model":"c","messages":[{"role":"user","content":"x"}],"logit_bias":{"50256":-100},"top_k":4,"store":true,
             "metadata":{"a":"b"},"reasoning":{"max_tokens":5},"prediction":{"type":"content","content":"y"}}
            """);
        (string body, IReadOnlyList<ForeignField> gaps) = Told.Write(Wire, ask, drop: false);
        Assert.Empty(gaps);
        Told.SameJson("""
            {"model":"m","messages":[{"role":"user","content":"x"}],"top_k":4,"logit_bias":{"50256":-100},"store":true,
             "metadata":{"a":"b"},"reasoning":{"max_tokens":5},"prediction":{"type":"content","content":"y"}}
            """, body);
    }

    [Theory]
    [InlineData("\"n\":2", "n")]
    [InlineData("\"functions\":[]", "functions")]
    [InlineData("\"modalities\":[\"text\",\"audio\"]", "modalities")]
    public void What_would_change_the_shape_of_the_answer_is_a_gap_even_in_the_same_protocol(string field, string path)
    {
        ChatAsk ask = Told.Ask(
            OpenAiChatClientWire.Instance, $$"""{"model":"c","messages":[{"role":"user","content":"x"}],{{field}} }""");
        Assert.Equal(path, Assert.Single(Told.Write(Wire, ask, drop: false).Gaps).Path);
    }

    [Fact]
    public void A_long_id_is_shortened_in_the_call_and_its_result_alike()
    {
        string id = "chatcmpl-tool-" + new string('f', 40);
        JsonNode written = Written($$"""
            {"model":"c","max_tokens":1,"messages":[{"role":"user","content":"x"},
              {"role":"assistant","content":[{"type":"tool_use","id":"{{id}}","name":"f","input":{ } } ] },
              {"role":"user","content":[{"type":"tool_result","tool_use_id":"{{id}}","content":"r"}]}]}
            """);
        string? called = (string?)written["messages"]![1]!["tool_calls"]![0]!["id"];
        Assert.True(called!.Length <= 40);
        Assert.Equal(called, (string?)written["messages"]![2]!["tool_call_id"]);
    }
}
