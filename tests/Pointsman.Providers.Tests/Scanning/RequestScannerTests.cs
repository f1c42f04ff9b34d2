using System.Text;
using Xunit;
using static Pointsman.Providers.Tests.Scanning.Scanned;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>Where things stand in a request, and what is refused.</summary>
public sealed class RequestScannerTests
{
    private const string Deep = """{"model":"m","x":""";

    [Theory]
    [InlineData("""{"model":"small"}""", "\"small\"", false)]
    [InlineData("""{ "messages":[{"role":"user","content":"ü"}] , "model" : "größe" , "n":1}""", "\"größe\"", false)]
    [InlineData("""{"x":{"model":"inner"},"model":"outer"}""", "\"outer\"", false)]
    [InlineData("""{"model":"openai\/small"}""", "\"openai\\/small\"", true)]
    [InlineData("""{"model":"\u0061"}""", "\"\\u0061\"", true)]
    [InlineData("""{"model":""}""", "\"\"", false)]
    public void The_model_is_found_with_its_quotes(string body, string model, bool escaped)
    {
        RequestOutline outline = Request(body);
        Assert.Equal(model, Slice(body, outline.ModelStart, outline.ModelLength));
        Assert.Equal(escaped, outline.ModelEscaped);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"x":{"model":"inner"},"messages":[{"model":"inner"}]}""")]
    public void A_request_may_name_no_model(string body) => Assert.Equal(-1, Request(body).ModelStart);

    // Whoever serves the request may heed the other one of two.
    [Theory]
    [InlineData("""{"model":"a","model":"b"}""")]
    [InlineData("""{"model":"a","x":{},"model":"a"}""")]
    [InlineData("""{"model":"a","mod\u0065l":"b"}""")]
    [InlineData("""{"\u006d\u006f\u0064\u0065\u006c":"b","model":"a"}""")]
    public void A_model_that_is_named_twice_is_refused_however_the_key_is_written(string body) =>
        Assert.Contains("'model' stands there twice", Refused(body).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_that_is_written_with_escapes_is_the_same_key()
    {
        const string Body = """{"\u006dodel":"a","str\u0065am":true,"stream\u005foptions":{"include_usage":true}}""";
        RequestOutline outline = Request(Body);
        Assert.Equal("\"a\"", Slice(Body, outline.ModelStart, outline.ModelLength));
        Assert.True(outline is { Stream: true, WantsUsage: true });
    }

    [Theory]
    [InlineData("""{"model":5}""")]
    [InlineData("""{"model":null}""")]
    [InlineData("""{"model":{"name":"m"}}""")]
    [InlineData("""{"model":["m"]}""")]
    public void A_model_that_is_no_text_is_refused(string body) =>
        Assert.Contains("'model' is not a text", Refused(body).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"stream":true}""", true)]
    [InlineData("""{"stream":false}""", false)]
    [InlineData("""{"stream":"true"}""", false)]
    [InlineData("""{"stream":{"stream":true}}""", false)]
    [InlineData("""{"x":{"stream":true}}""", false)]
    [InlineData("""{"stream":true,"stream":false}""", false)]
    [InlineData("""{"stream":false,"stream":true}""", true)]
    public void The_request_streams_when_its_last_word_on_it_is_true(string body, bool streams) =>
        Assert.Equal(streams, Request(body).Stream);

    [Theory]
    [InlineData("""{"stream_options":{"include_usage":true},"model":"m"}""", """{"include_usage":true}""", true)]
    [InlineData("""{"model":"m","stream_options": { } }""", "{ }", false)]
    [InlineData("""{"stream_options":null}""", "null", false)]
    [InlineData("""{"stream_options":[{"include_usage":true}]}""", """[{"include_usage":true}]""", false)]
    [InlineData("""{"stream_options":{"include_usage":false}}""", """{"include_usage":false}""", false)]
    [InlineData("""{"stream_options":{"include_usage":"true"}}""", """{"include_usage":"true"}""", false)]
    [InlineData("""{"stream_options":{"a":{"include_usage":true}}}""", """{"a":{"include_usage":true}}""", false)]
    [InlineData("""{"stream_options":{"a":[1,{}],"include_usage":true,"b":{}}}""",
        """{"a":[1,{}],"include_usage":true,"b":{}}""", true)]
    [InlineData("""{"stream_options":{"include_usage":true,"include_usage":false}}""",
        """{"include_usage":true,"include_usage":false}""", false)]
    public void The_options_of_the_stream_are_found_whole(string body, string options, bool usage)
    {
        RequestOutline outline = Request(body);
        Assert.Equal(options, Slice(body, outline.StreamOptionsStart, outline.StreamOptionsLength));
        Assert.Equal(usage, outline.WantsUsage);
    }

    [Theory]
    [InlineData("""{"model":"m"}""")]
    [InlineData("""{"x":{"stream_options":{"include_usage":true}}}""")]
    [InlineData("""{"messages":[{"stream_options":{"include_usage":true}}]}""")]
    public void Options_that_stand_elsewhere_are_none(string body)
    {
        RequestOutline outline = Request(body);
        Assert.Equal(-1, outline.StreamOptionsStart);
        Assert.False(outline.WantsUsage);
    }

    [Fact]
    public void Options_that_stand_twice_are_refused() =>
        Assert.Contains("'stream_options' stands there twice", Refused(
            """{"stream_options":{"include_usage":true},"stream_options":{}}""").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}", 1, true)]
    [InlineData(" \n{ }", 3, true)]
    [InlineData("""{"a":1}""", 1, false)]
    public void The_first_key_would_go_right_behind_the_opening_brace(string body, int start, bool empty)
    {
        RequestOutline outline = Request(body);
        Assert.Equal((start, empty), (outline.BodyStart, outline.IsEmpty));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"model\"")]
    [InlineData("5")]
    [InlineData("{")]
    [InlineData("{\"model\":\"m\"")]
    [InlineData("{\"model\":\"m\",}")]
    [InlineData("{\"model\":\"m\"} x")]
    [InlineData("{\"model\":\"m\"}{}")]
    [InlineData("{\"model\":\"m\"}\0")]
    [InlineData("{'model':'m'}")]
    [InlineData("{\"model\":\"m\" /* why */}")]
    [InlineData("{\"model\":\"m\u0001\"}")]
    [InlineData("{\"model\":01}")]
    [InlineData("\uFEFF{}")]
    public void What_is_no_single_object_is_refused_with_the_way_out(string body) =>
        Assert.Contains("send one JSON object in UTF-8", Refused(body).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_wherever_they_stand()
    {
        foreach (string bad in (string[])["\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82"])
        {
            byte[] body = Encoding.Latin1.GetBytes($$"""{"messages":[{"content":"{{bad}}"}]}""");
            Assert.Contains("not valid UTF-8", Refused(body).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nesting_has_a_limit_that_is_named()
    {
        Request(Deep + new string('[', 63) + new string(']', 63) + "}");
        foreach (int depth in (int[])[64, 1_000, 1_000_000])
        {
            Assert.Contains("deeper than 64 levels", Refused(Deep + new string('[', depth)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"stream_options":{"\ud83dinclude_usage":true},"model":"m"}""")]
    [InlineData("""{"service_tier":"\ud83dflex","model":"m"}""")]
    [InlineData("""{"\ud83dmodel":1,"model":"m"}""")]
    [InlineData("""{"messages":[{"\ud83drole":"\ud83d","content":"\ude00"}],"model":"m"}""")]
    [InlineData("""{"reasoning":{"effort":"\ud83d"},"response_format":{"type":"\ud83d"},"model":"m"}""")]
    public void Half_a_character_in_an_escape_is_no_obstacle(string body) =>
        Assert.Equal("\"m\"", Slice(body, Request(body).ModelStart, Request(body).ModelLength));
}
