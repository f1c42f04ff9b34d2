using Xunit;
using static Pointsman.Providers.Tests.Scanning.Scanned;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>What is read from requests of each protocol, for rules to ask for.</summary>
public sealed class RequestFactsScanTests
{
    // One conversation in the words of each protocol: two questions and an answer, instructions, one tool, an image.
    public static TheoryData<string, string> Conversations => new()
    {
        {
            "OpenAiChat", """
            {"model":"m","stream":true,"max_completion_tokens":50,"reasoning_effort":"high",
             "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{}}},
             "messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[
               {"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQI="}}]},
              {"role":"assistant","content":"A train."},{"role":"user","content":"```c# x```"}],
             "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}]}
            """
        },
        {
            "OpenAiResponses", """
            {"model":"m","stream":true,"max_output_tokens":50,"reasoning":{"effort":"high","summary":"auto"},
             "text":{"format":{"type":"json_schema","name":"n","schema":{}}},"instructions":"Be brief.",
             "input":[{"role":"user","content":[{"type":"input_text","text":"What is it?"},
               {"type":"input_image","image_url":"data:image/png;base64,AQI="}]},
              {"role":"assistant","content":"A train."},{"role":"user","content":"```c# x```"}],
             "tools":[{"type":"function","name":"f","parameters":{"type":"object"}}]}
            """
        },
        {
            "Anthropic", """
            {"model":"m","stream":true,"max_tokens":50,"output_config":{"effort":"high","format":{"type":"json_schema","schema":{}}},
             "system":"Be brief.","messages":[{"role":"user","content":[{"type":"text","text":"What is it?"},
               {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQI="}}]},
              {"role":"assistant","content":"A train."},{"role":"user","content":"```c# x```"}],
             "tools":[{"name":"f","input_schema":{"type":"object"}}]}
            """
        },
        {
            "Gemini", """
            {"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":[
              {"role":"user","parts":[{"text":"What is it?"},{"inlineData":{"mimeType":"image/png","data":"AQI="}}]},
              {"role":"model","parts":[{"text":"A train."}]},{"role":"user","parts":[{"text":"```c# x```"}]}],
             "tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"OBJECT"}}]}],
             "generationConfig":{"maxOutputTokens":50,"responseSchema":{"type":"STRING"},
               "thinkingConfig":{"thinkingLevel":"HIGH"}}}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Every_protocol_tells_the_same_facts(string format, string body)
    {
        RequestFacts facts = Facts(body);
        RequestTraits wanted = RequestTraits.System | RequestTraits.Images | RequestTraits.Code | RequestTraits.Json
            | RequestTraits.Schema
            | (format == "Gemini" ? 0 : RequestTraits.Stream);
        Assert.Equal(wanted, facts.Traits);
        Assert.Equal((format == "OpenAiChat" ? 4 : 3, 1, 50), (facts.Messages, facts.Tools, facts.MaxOutput));
        Assert.Equal("high", Assert.Single(facts.Of("reasoning").Words));
        Assert.InRange(facts.Characters, 38, 90);
        Assert.Equal((facts.Characters / 4) + (4 * facts.Messages), facts.Tokens);
    }

    [Theory]
    [InlineData("""{"messages":[]}""", 0, 0)]
    [InlineData("""{"messages":[{"role":"user","content":"1234"}]}""", 1, 4)]
    [InlineData("""{"messages":[{"role":"user","content":"ü€"}]}""", 1, 5)]
    [InlineData("""{"input":"12345678"}""", 1, 8)]
    [InlineData("""{"input":["1234","5678"]}""", 2, 8)]
    [InlineData("""{"input":[[1,2],[3]]}""", 0, 0)]
    [InlineData("""{"input":null}""", 1, 0)]
    [InlineData("""{"contents":{"parts":[{"text":"1234"}]}}""", 1, 4)]
    [InlineData("""{"content":{"parts":[{"text":"1234"}]}}""", 1, 4)]
    [InlineData("""{"requests":[{"content":{"parts":[{"text":"1234"}]}},{"content":{}}]}""", 2, 4)]
    [InlineData("""{"messages":[{"role":{"type":["x"]},"content":{"text":["1234"]}}]}""", 1, 5)]
    public void Text_is_counted_in_bytes_and_messages_by_their_number(string body, int messages, int bytes)
    {
        RequestFacts facts = Facts(body);
        Assert.Equal((messages, bytes, (bytes / 4) + (4 * messages)), (facts.Messages, facts.Characters, facts.Tokens));
    }

    [Fact]
    public void Pictures_and_files_that_come_as_text_are_not_counted_as_text()
    {
        string much = new('A', 100_000);
        foreach (string part in (string[])[
            """{"type":"image_url","image_url":{"url":"data:image/png;base64,MUCH"}}""",
            """{"type":"image","source":{"type":"base64","media_type":"image/png","data":"MUCH"}}""",
            """{"type":"input_audio","input_audio":{"format":"wav","data":"MUCH"}}""",
            """{"type":"file","file":{"file_data":"data:application/pdf;base64,MUCH"}}""",
            """{"inlineData":{"mimeType":"audio/wav","data":"MUCH"}}"""])
        {
            string body = """{"messages":[{"role":"user","content":[PART]}]}""".Replace("PART", part, StringComparison.Ordinal);
            Assert.InRange(Facts(body.Replace("MUCH", much, StringComparison.Ordinal)).Characters, 0, 100);
        }
    }

    [Fact]
    public void A_document_that_is_plain_text_is_counted() => Assert.InRange(
        Facts("""
            {"messages":[{"content":[{"type":"document","source":
              {"type":"text","media_type":"text/plain","data":"The train. MUCH"}}]}]}
            """.Replace("MUCH", new string('x', 10_000), StringComparison.Ordinal)).Characters,
        10_000, 10_100);

    // Else whoever begins a long text so would reserve nothing for it.
    [Fact]
    public void A_text_that_begins_like_data_is_still_text() =>
        Assert.Equal(10_006, Facts($$"""{"input":"data: {{new string('x', 10_000)}}"}""").Characters);

    [Theory]
    [InlineData("""{"messages":[{"content":[{"type":"input_audio"}]}]}""", RequestTraits.Audio)]
    [InlineData("""{"contents":[{"parts":[{"inlineData":{"mimeType":"audio/wav"}}]}]}""", RequestTraits.Audio)]
    [InlineData("""{"contents":[{"parts":[{"inline_data":{"mime_type":"image/png"}}]}]}""", RequestTraits.Images)]
    [InlineData("""{"messages":[{"content":[{"type":"image"}]}]}""", RequestTraits.Images)]
    [InlineData("""{"messages":[{"content":[{"type":"document"}]}]}""", RequestTraits.Files)]
    [InlineData("""{"messages":[{"content":[{"type":"file"}]}]}""", RequestTraits.Files)]
    [InlineData("""{"input":[{"content":[{"type":"input_file"}]}]}""", RequestTraits.Files)]
    [InlineData("""{"contents":[{"parts":[{"fileData":{"mimeType":"application/pdf"}}]}]}""", RequestTraits.Files)]
    [InlineData("""{"messages":[{"role":"developer","content":""}]}""", RequestTraits.System)]
    [InlineData("""{"system":[{"type":"text","text":"x"}]}""", RequestTraits.System)]
    [InlineData("""{"system_instruction":{"parts":[{"text":"x"}]}}""", RequestTraits.System)]
    [InlineData("""{"instructions":"Show ``` fences."}""", RequestTraits.System | RequestTraits.Code)]
    [InlineData("""{"response_format":{"type":"json_object"}}""", RequestTraits.Json)]
    [InlineData("""{"response_format":{"type":"text"}}""", RequestTraits.None)]
    [InlineData("""{"text":{"format":{"type":"json_object"},"verbosity":"low"}}""", RequestTraits.Json)]
    [InlineData("""{"generationConfig":{"responseMimeType":"application/json"}}""", RequestTraits.Json)]
    [InlineData("""{"generationConfig":{"responseMimeType":"text/plain"}}""", RequestTraits.None)]
    [InlineData("""{"generation_config":{"responseJsonSchema":{}}}""", RequestTraits.Json | RequestTraits.Schema)]
    [InlineData("""{"output_config":{"format":{"type":"json_schema"}}}""", RequestTraits.Json | RequestTraits.Schema)]
    [InlineData("""{"output_format":{"type":"json_schema","schema":{}}}""", RequestTraits.Json | RequestTraits.Schema)]
    [InlineData("""{"service_tier":"flex"}""", RequestTraits.Flexible)]
    [InlineData("""{"service_tier":"auto"}""", RequestTraits.None)]
    [InlineData("""{"messages":[{"content":"type: image, role: system"}]}""", RequestTraits.None)]
    public void A_trait_is_found_where_a_protocol_tells_it(string body, RequestTraits traits) =>
        Assert.Equal(traits, Facts(body).Traits);

    [Theory]
    [InlineData("""{"temperature":0}""", true)]
    [InlineData("""{"temperature":0.0}""", true)]
    [InlineData("""{"temperature":0.1}""", false)]
    [InlineData("""{"temperature":null}""", false)]
    [InlineData("""{"seed":5}""", true)]
    [InlineData("""{"seed":5,"temperature":0.7}""", false)]
    [InlineData("""{"temperature":0.7,"seed":5}""", false)]
    [InlineData("""{"temperature":0,"n":2}""", false)]
    [InlineData("""{"n":2,"temperature":0}""", false)]
    [InlineData("""{"temperature":0,"n":1}""", true)]
    [InlineData("""{"generationConfig":{"temperature":0}}""", true)]
    [InlineData("""{"generationConfig":{"temperature":0,"candidateCount":3}}""", false)]
    [InlineData("{}", false)]
    public void Likely_to_be_the_same_is_one_answer_without_heat(string body, bool deterministic) =>
        Assert.Equal(deterministic, Facts(body).Has(RequestTraits.Deterministic));

    [Theory]
    [InlineData("""{"max_tokens":5}""", 5)]
    [InlineData("""{"max_completion_tokens":5}""", 5)]
    [InlineData("""{"max_output_tokens":5}""", 5)]
    [InlineData("""{"generationConfig":{"maxOutputTokens":5}}""", 5)]
    [InlineData("""{"max_tokens":-5}""", 0)]
    [InlineData("""{"max_tokens":"5"}""", 0)]
    [InlineData("""{"max_tokens":99999999999}""", int.MaxValue)]
    [InlineData("""{"max_tokens":1e3}""", 1_000)]
    [InlineData("""{"max_tokens":10.0}""", 10)]
    [InlineData("""{"max_tokens":null}""", 0)]
    [InlineData("""{"max_tokens":{"max_tokens":9}}""", 0)]
    public void The_most_output_is_read_from_each_protocol(string body, int most) =>
        Assert.Equal(most, Facts(body).MaxOutput);

    [Theory]
    [InlineData("""{"n":3}""", 3)]
    [InlineData("""{"n":0}""", 1)]
    [InlineData("""{"n":-1}""", 1)]
    [InlineData("""{"n":99999}""", 1_000)]
    [InlineData("""{"n":99999999999}""", 1_000)]
    [InlineData("""{"n":"3"}""", 1)]
    [InlineData("""{"generationConfig":{"candidateCount":4}}""", 4)]
    [InlineData("{}", 1)]
    public void Several_answers_are_counted_within_reason(string body, int choices) =>
        Assert.Equal(choices, Request(body).Choices);

    [Theory]
    [InlineData("""{"reasoning_effort":"minimal"}""", "minimal")]
    [InlineData("""{"reasoning":{"effort":"low"}}""", "low")]
    [InlineData("""{"reasoning":{"summary":"auto"}}""", "medium")]
    [InlineData("""{"reasoning":{"effort":"xhigh","summary":"auto"}}""", "xhigh")]
    [InlineData("""{"reasoning_effort":"none"}""", "none")]
    [InlineData("""{"thinking":{"type":"enabled","budget_tokens":1000}}""", "medium")]
    [InlineData("""{"thinking":{"type":"disabled"}}""", "none")]
    [InlineData("""{"generationConfig":{"thinkingConfig":{"thinkingBudget":5}}}""", "medium")]
    [InlineData("""{"generationConfig":{"thinkingConfig":{"thinkingLevel":"low"}}}""", "low")]
    [InlineData("""{"generationConfig":{"thinkingConfig":{"thinkingBudget":0}}}""", "none")]
    [InlineData("""{"generation_config":{"thinking_config":{"thinking_level":"HIGH"}}}""", "high")]
    [InlineData("""{"output_config":{"effort":"max"}}""", "xhigh")]
    [InlineData("""{"thinking":{"type":"adaptive"},"output_config":{"effort":"low"}}""", "low")]
    [InlineData("""{"output_config":{"effort":"low"},"thinking":{"type":"adaptive"}}""", "low")]
    [InlineData("""{"output_config":{"format":{"type":"json_schema"}}}""", null)]
    [InlineData("""{"reasoning":null}""", null)]
    [InlineData("""{"reasoning_effort":null}""", null)]
    [InlineData("{}", null)]
    public void The_effort_is_one_word_of_the_scale(string body, string? word) =>
        Assert.Equal(word, Facts(body).Of("reasoning").Words.SingleOrDefault());
}
