using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Providers.Tests.Neutral;

/// <summary>Requests for vectors and their answers, read and written in each protocol that has them.</summary>
public sealed class EmbeddingTests
{
    private static readonly OpenAiEmbeddingWire OpenAi = OpenAiEmbeddingWire.Instance;
    private static readonly GeminiEmbeddingWire Gemini = GeminiEmbeddingWire.Instance;

    [Fact]
    public void Texts_and_their_length_go_from_OpenAI_to_Gemini()
    {
        EmbeddingAsk ask = Read(OpenAi, """
            {"model":"r","input":["a","é\u0000"],"dimensions":3,"encoding_format":"base64","user":"u"}
            """);
        Assert.True(ask.Packed);
        Told.SameJson("""
            {"requests":[
              {"model":"models/m","content":{"parts":[{"text":"a"}]},"outputDimensionality":3},
              {"model":"models/m","content":{"parts":[{"text":"é\u0000"}]},"outputDimensionality":3}]}
            """, JsonNode.Parse(Written(Gemini, ask).Body));
    }

    [Fact]
    public void Texts_and_their_length_go_from_Gemini_to_OpenAI()
    {
        EmbeddingAsk ask = Read(Gemini, """
            {"requests":[{"model":"models/r","content":{"role":"user","parts":[{"text":"a"},{"text":"b"}]},
              "output_dimensionality":3},{"content":{"parts":[{"text":"c"}]},"outputDimensionality":3}]}
            """);
        (string body, IReadOnlyList<ForeignField> gaps) = Written(OpenAi, ask);
        Told.SameJson(
            """{"model":"m","input":["a\nb","c"],"dimensions":3,"encoding_format":"float"}""", JsonNode.Parse(body));
        Assert.Empty(gaps);
    }

    [Theory]
    [InlineData("""{"content":{"parts":[{"text":"a"}]},"taskType":"CLUSTERING"}""", "requests[1].taskType")]
    [InlineData("""{"content":{"parts":[{"text":"a"}]},"outputDimensionality":4}""",
        "requests[1].outputDimensionality")]
    [InlineData("""{"content":{"parts":[{"text":"a"}]}}""", "requests[1].outputDimensionality")]
    [InlineData("""
        {"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"AA=="}}]},"outputDimensionality":3}
        """, "requests[1].content.parts[0].inlineData")]
    public void What_only_Gemini_has_is_named_to_other_providers_and_goes_untouched_to_Gemini(
        string second, string path)
    {
        EmbeddingAsk ask = Read(Gemini, $$"""
            {"requests":[{"content":{"parts":[{"text":"x"}]},"outputDimensionality":3},{{second}}]}
            """);
        Assert.Contains(path, Written(OpenAi, ask).Gaps.Select(gap => gap.Path));
        (string body, IReadOnlyList<ForeignField> gaps) = Written(Gemini, ask);
        JsonObject own = JsonNode.Parse(body)!["requests"]![1]!.AsObject();
        Assert.True(own.Remove("model"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(second), own));
        Assert.Empty(gaps);
    }

    [Fact]
    public void What_stands_beside_the_requests_of_a_batch_is_never_lost_unseen() => Assert.Equal(
        "odd", Assert.Single(Written(Gemini, Read(
            Gemini, """{"requests":[{"content":{"parts":[{"text":"x"}]}}],"odd":1}""")).Gaps).Path);

    [Theory]
    [InlineData("""{"requests":[]}""", "requests")]
    [InlineData("""{"requests":[{}]}""", "requests[0].content")]
    [InlineData("{}", "content")]
    [InlineData("""{"content":{"parts":[{"text":1}]}}""", "content.parts[0].text")]
    [InlineData("""{"content":{"parts":[{"text":"a"}]},"outputDimensionality":0}""", "outputDimensionality")]
    public void A_wrong_request_of_Gemini_says_which_field(string body, string field)
    {
        Assert.Null(Gemini.ReadAsk(Told.Bytes(body), "r", out WireError? error));
        Assert.Equal((400, field), (error!.Status, error.Field));
    }

    [Fact]
    public void Rows_in_another_order_find_their_texts()
    {
        EmbeddedTexts answer = Answer("""
            {"object":"list","data":[{"index":1,"embedding":[2,2.5]},{"index":0,"embedding":"AACAPwAAAEA="}],
             "model":"m-1","usage":{"prompt_tokens":9,"total_tokens":9}}
            """);
        Assert.Equal([[1f, 2f], [2f, 2.5f]], answer.Vectors);
        Assert.Equal((9, "m-1"), (answer.InputTokens, answer.Model));
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":7,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"embedding":["1"]}]}""")]
    [InlineData("""{"data":[{"embedding":[1e99]}]}""")]
    [InlineData("""{"data":[{"embedding":"AAA="}]}""")]
    [InlineData("""{"data":[{"embedding":"no base64"}]}""")]
    [InlineData("""{"data":[{}]}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_no_answer_of_OpenAIs_is_none(string body)
    {
        Assert.Null(OpenAi.ReadAnswer(Told.Bytes(body), out WireError? error));
        Assert.Equal(502, error!.Status);
    }

    [Theory]
    [InlineData("""{"embeddings":[]}""")]
    [InlineData("""{"embeddings":[{"values":[1]},{"values":7}]}""")]
    [InlineData("""{"embeddings":{}}""")]
    [InlineData("null")]
    public void What_is_no_answer_of_Geminis_is_none(string body)
    {
        Assert.Null(Gemini.ReadAnswer(Told.Bytes(body), out WireError? error));
        Assert.Equal(502, error!.Status);
    }

    [Fact]
    public void Numbers_come_out_as_they_went_in_packed_or_not()
    {
        float[] numbers = [0.1f, -0f, float.Epsilon, float.MaxValue, 1f / 3f];
        var answer = new EmbeddedTexts { Vectors = [numbers], InputTokens = 4 };
        foreach (bool packed in (bool[])[true, false])
        {
            EmbeddingAsk ask = Read(OpenAi, """{"model":"r","input":"x"}""") with { Packed = packed };
            EmbeddedTexts read = Answer(Written(ask, answer));
            Assert.Equal(numbers, Assert.Single(read.Vectors));
            Assert.Equal(4, read.InputTokens);
        }
    }

    private static EmbeddingAsk Read(IEmbeddingWire wire, string body)
    {
        EmbeddingAsk? ask = wire.ReadAsk(Told.Bytes(body), wire == Gemini ? "r" : null, out WireError? error);
        Assert.Null(error);
        return ask!;
    }

    private static (string Body, IReadOnlyList<ForeignField> Gaps) Written(IEmbeddingWire wire, EmbeddingAsk ask)
    {
        var output = new ArrayBufferWriter<byte>();
        IReadOnlyList<ForeignField> gaps = wire.WriteAsk(output, ask, "m");
        return (Encoding.UTF8.GetString(output.WrittenSpan), gaps);
    }

    private static string Written(EmbeddingAsk ask, EmbeddedTexts answer)
    {
        var output = new ArrayBufferWriter<byte>();
        OpenAi.WriteAnswer(output, ask, answer);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static EmbeddedTexts Answer(string body)
    {
        EmbeddedTexts? answer = OpenAi.ReadAnswer(Told.Bytes(body), out WireError? error);
        Assert.Null(error);
        return answer!;
    }
}
