using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads the parts of an item's content.</summary>
internal static class OpenAiResponsesParts
{
    private const string Kinds = "input_text, input_image, input_file, input_audio, output_text or refusal is expected";

    /// <summary>The parts that the neutral form has a place for; the others are kept as foreign.</summary>
    public static List<AIContent> Read(AskReader read, JsonElement value, string path)
    {
        List<AIContent> parts = [];
        foreach ((JsonElement part, string place) in read.List(value, path))
        {
            if (part.ValueKind != JsonValueKind.Object)
            {
                read.Fault(place, AskReader.Shown(part), "a part as an object is expected");
            }
            else if (Part(read, part, place) is { } content)
            {
                parts.Add(content is TextContent ? content : content.At(place));
            }
        }

        return parts;
    }

    private static AIContent? Part(AskReader read, JsonElement part, string path)
    {
        string? type = part.Field("type") is { } kind ? read.Text(kind, path + ".type") : null;
        switch (type)
        {
            case "input_text" or "output_text" or "text":
                KeepOthers(read, part, path, "text");
                return new TextContent(Needed(read, part, "text", path));
            case "refusal":
                KeepOthers(read, part, path, "refusal");
                return new ErrorContent(Needed(read, part, "refusal", path)) { ErrorCode = NeutralKeys.Refusal };
            case "input_image":
                return Image(read, part, path);
            case "input_file":
                return File(read, part, path);
            case "input_audio":
                return Audio(read, part, path);
            case null:
                read.Missing(path + ".type", Kinds);
                return null;
            default:
                read.Keep(path, part);
                return null;
        }
    }

    private static AIContent? Image(AskReader read, JsonElement part, string path)
    {
        KeepOthers(read, part, path, "image_url", "file_id", "detail");
        AIContent? image = Given(read, part, "file_id", path) is { } id
            ? new HostedFileContent(id) { MediaType = "image/*" }
            : MediaSource.Address(read, Given(read, part, "image_url", path), path + ".image_url", "image");
        if (image is not null && Given(read, part, "detail", path) is { } detail)
        {
            image.AdditionalProperties = new AdditionalPropertiesDictionary { [NeutralKeys.ImageDetail] = detail };
        }

        return image;
    }

    private static AIContent? File(AskReader read, JsonElement part, string path)
    {
        KeepOthers(read, part, path, "file_data", "file_url", "file_id", "filename", "detail");
        string? name = Given(read, part, "filename", path);
        if (Given(read, part, "file_id", path) is { } id)
        {
            return new HostedFileContent(id) { Name = name };
        }

        if (Given(read, part, "file_url", path) is { } url)
        {
            return MediaSource.Address(read, url, path + ".file_url", "file");
        }

        // Bare base64 is taken as well as a data address.
        string? data = Given(read, part, "file_data", path);
        bool bare = data is not null && !data.StartsWith("data:", StringComparison.OrdinalIgnoreCase);
        AIContent? file = bare
            ? MediaSource.Base64(read, data, path + ".file_data", "application/pdf")
            : MediaSource.Address(read, data, path + ".file_data", "file");
        if (file is DataContent held)
        {
            held.Name = name;
        }

        return file;
    }

    private static DataContent? Audio(AskReader read, JsonElement part, string path)
    {
        KeepOthers(read, part, path, "input_audio");
        JsonElement sound = part.Inner("input_audio") ?? default;
        string place = path + ".input_audio";
        string? type = Given(read, sound, "format", place) switch
        {
            "wav" => "audio/wav",
            "mp3" => "audio/mpeg",
            _ => null,
        };
        if (type is null)
        {
            read.Fault(place + ".format", "no known format", "wav or mp3 is expected");
            return null;
        }

        return MediaSource.Base64(read, Given(read, sound, "data", place), place + ".data", type);
    }

    private static string? Given(AskReader read, JsonElement part, string name, string path) =>
        part.Field(name) is { } value && read.Text(value, $"{path}.{name}") is { } text
            && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static string Needed(AskReader read, JsonElement part, string name, string path)
    {
        if (part.Field(name) is not { } value)
        {
            read.Missing($"{path}.{name}", "a text is expected");
            return "";
        }

        return read.Text(value, $"{path}.{name}") ?? "";
    }

    private static void KeepOthers(AskReader read, JsonElement part, string path, params ReadOnlySpan<string> known)
    {
        foreach ((string name, JsonElement value, string place) in read.Fields(part, path))
        {
            if (name != "type" && !known.Contains(name))
            {
                read.Keep(place, value);
            }
        }
    }
}
