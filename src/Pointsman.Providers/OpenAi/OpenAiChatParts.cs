using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads the parts of a message's content.</summary>
internal static class OpenAiChatParts
{
    /// <summary>The parts that the neutral form has a place for; the others are kept as foreign.</summary>
    public static List<AIContent> Read(AskReader read, JsonElement value, string path)
    {
        List<AIContent> parts = [];
        foreach ((JsonElement part, string at) in read.List(value, path))
        {
            string? type = null;
            JsonElement? body = null;
            foreach ((string name, JsonElement field, string own) in read.Fields(part, at))
            {
                if (name == "type")
                {
                    type = read.Text(field, own);
                }
            }

            foreach ((string name, JsonElement field, string own) in read.Fields(part, at))
            {
                if (name == type)
                {
                    body = field;
                }
                else if (name != "type" && Known(type))
                {
                    read.Keep(own, field);
                }
            }

            if (Part(read, type, body, part, at) is { } content)
            {
                parts.Add(content is TextContent ? content : content.At(at));
            }
        }

        return parts;
    }

    private static bool Known(string? type) => type is "text" or "refusal" or "image_url" or "input_audio" or "file";

    private static AIContent? Part(AskReader read, string? type, JsonElement? body, JsonElement part, string at)
    {
        if (Known(type) && body is null)
        {
            read.Missing($"{at}.{type}", $"a part of type '{type}' has its content there");
            return null;
        }

        switch (type)
        {
            case "text":
                return new TextContent(read.Text(body!.Value, at + ".text"));
            case "refusal":
                return new ErrorContent(read.Text(body!.Value, at + ".refusal")) { ErrorCode = NeutralKeys.Refusal };
            case "image_url":
                return Image(read, body!.Value, at + ".image_url");
            case "input_audio":
                return Audio(read, body!.Value, at + ".input_audio");
            case "file":
                return File(read, body!.Value, at + ".file");
            case null:
                read.Missing(at + ".type", "text, image_url, input_audio or file is expected");
                return null;
            default:
                read.Keep(at, part);
                return null;
        }
    }

    private static AIContent? Image(AskReader read, JsonElement body, string path)
    {
        string? url = null;
        string? detail = null;
        foreach ((string name, JsonElement value, string own) in read.Fields(body, path))
        {
            switch (name)
            {
                case "url": url = read.Text(value, own); break;
                case "detail": detail = read.Text(value, own); break;
                default: read.Keep(own, value); break;
            }
        }

        AIContent? image = MediaSource.Address(read, url, path + ".url", "image");
        if (image is not null && detail is not null)
        {
            (image.AdditionalProperties ??= [])[NeutralKeys.ImageDetail] = detail;
        }

        return image;
    }

    private static DataContent? Audio(AskReader read, JsonElement body, string path)
    {
        string? data = null;
        string? format = null;
        foreach ((string name, JsonElement value, string own) in read.Fields(body, path))
        {
            switch (name)
            {
                case "data": data = read.Text(value, own); break;
                case "format": format = read.Text(value, own); break;
                default: read.Keep(own, value); break;
            }
        }

        string? mediaType = AudioType(format);
        if (mediaType is null)
        {
            read.Fault(path + ".format", format is null ? "missing" : $"'{format}'", "wav or mp3 is expected");
            return null;
        }

        return MediaSource.Base64(read, data, path + ".data", mediaType);
    }

    private static AIContent? File(AskReader read, JsonElement body, string path)
    {
        string? data = null;
        string? fileName = null;
        string? id = null;
        foreach ((string name, JsonElement value, string own) in read.Fields(body, path))
        {
            switch (name)
            {
                case "file_data": data = read.Text(value, own); break;
                case "filename": fileName = read.Text(value, own); break;
                case "file_id": id = read.Text(value, own); break;
                default: read.Keep(own, value); break;
            }
        }

        if (data is null && !string.IsNullOrWhiteSpace(id))
        {
            return new HostedFileContent(id) { Name = fileName };
        }

        AIContent? file = MediaSource.Address(read, data, path + ".file_data", "file");
        if (file is DataContent held)
        {
            held.Name = fileName;
            return held;
        }

        read.Fault(path + ".file_data", "no data address", "write data:application/pdf;base64,… or a file_id");
        return null;
    }

    private static string? AudioType(string? format) => format switch
    {
        "wav" => "audio/wav",
        "mp3" => "audio/mpeg",
        "flac" => "audio/flac",
        "ogg" => "audio/ogg",
        "webm" => "audio/webm",
        "m4a" => "audio/mp4",
        "aac" => "audio/aac",
        "pcm16" => "audio/pcm",
        _ => null,
    };
}
