using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

public sealed class VisionTests : IDisposable
{
    private const string Easy = "[[sim difficulty=0]]";
    private readonly Sim _sim = new();

    public void Dispose() => _sim.Dispose();

    [Fact]
    public async Task A_png_is_described_by_format_size_and_colour() => Assert.Equal(
        "The image is a PNG of 40 by 30 pixels, wider than high, mostly blue.",
        await SayAsync($"What is in this image? {Easy}", Png(40, 30, 20, 50, 210)));

    [Theory]
    [InlineData("What is the width of the image?", "40")]
    [InlineData("What is the height of the image?", "30")]
    [InlineData("Which colour is it?", "orange")]
    [InlineData("What format is it?", "PNG")]
    public async Task A_question_about_one_fact_gets_that_fact(string question, string answer) =>
        Assert.Equal(answer, await SayAsync($"{question} Only the answer. {Easy}", Png(40, 30, 245, 140, 30)));

    [Fact]
    public async Task The_size_of_a_jpeg_stands_in_its_header()
    {
        byte[] jpeg =
        [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 30, 0, 40, 3, 1, 0x22, 0,
        ];
        Assert.StartsWith(
            "The image is a JPEG of 40 by 30 pixels", await SayAsync($"Describe it. {Easy}", jpeg, "jpeg"));
    }

    [Fact]
    public async Task Bytes_that_are_no_image_are_called_so() => Assert.Equal(
        "The image is in a format that I cannot read.", await SayAsync($"Describe it. {Easy}", [1, 2, 3]));

    [Theory]
    [InlineData("sim/small")]
    [InlineData("sim/large")]
    [InlineData("sim/reasoner")]
    public async Task The_other_models_refuse_images(string model)
    {
        JsonNode answer = await _sim.AskAsync(Body("What is it?", Png(4, 4, 0, 0, 0), "png", model));
        Assert.Contains("sim/vision", answer["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_address_is_refused_as_there_is_no_network()
    {
        JsonObject body = Body("What is it?", [], "png");
        body["messages"]![0]!["content"]![1]!["image_url"]!["url"] = "https://example.com/cat.png";
        Assert.Equal("invalid_image_url", (await _sim.AskAsync(body))["error"]!["code"]!.GetValue<string>());
    }

    private static JsonObject Body(string prompt, byte[] image, string type, string model = "sim/vision")
    {
        JsonObject body = Sim.Body("", model);
        body["messages"]![0]!["content"] = new JsonArray(
            new JsonObject { ["type"] = "text", ["text"] = prompt },
            new JsonObject
            {
                ["type"] = "image_url",
                ["image_url"] = new JsonObject
                {
                    ["url"] = $"data:image/{type};base64,{Convert.ToBase64String(image)}",
                },
            });
        return body;
    }

    // One colour, each row stored as differences to the row above, so that the decoder has something to undo.
    private static byte[] Png(int width, int height, byte red, byte green, byte blue)
    {
        var rows = new MemoryStream();
        for (int y = 0; y < height; y++)
        {
            rows.WriteByte(y == 0 ? (byte)1 : (byte)2);
            for (int x = 0; x < width; x++)
            {
                bool first = x == 0 && y == 0;
                rows.Write(first ? [red, green, blue] : [0, 0, 0]);
            }
        }

        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows.ToArray());
        }

        byte[] size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        size[8] = 8;
        size[9] = 2;
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, size), .. Chunk("IDAT"u8, packed.ToArray())];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. name, .. data, 0, 0, 0, 0];
    }

    private async Task<string> SayAsync(string prompt, byte[] image, string type = "png")
    {
        JsonNode answer = await _sim.AskAsync(Body(prompt, image, type));
        return answer["choices"]?[0]?["message"]?["content"]?.GetValue<string>() ?? answer.ToJsonString();
    }
}
