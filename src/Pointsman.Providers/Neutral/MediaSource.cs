using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Reads where an image, a sound or a file comes from: an address, or the bytes themselves.</summary>
internal static class MediaSource
{
    /// <summary>A web or data address. <paramref name="kind"/> is image, audio or file.</summary>
    public static AIContent? Address(AskReader read, string? address, string path, string kind)
    {
        if (string.IsNullOrEmpty(address))
        {
            read.Missing(path, "a web address or data:…;base64,… is expected");
            return null;
        }

        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return Data(read, () => new DataContent(address), path);
        }

        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? web) && web.Scheme is "http" or "https")
        {
            return new UriContent(web, MediaType(web, kind));
        }

        read.Fault(path, "no web address", "https://… or data:…;base64,… is expected");
        return null;
    }

    /// <summary>Bytes in base64.</summary>
    public static DataContent? Base64(AskReader read, string? data, string path, string mediaType)
    {
        if (string.IsNullOrEmpty(data))
        {
            read.Missing(path, "the bytes in base64 are expected");
            return null;
        }

        return Data(read, () => new DataContent($"data:{mediaType};base64,{data}"), path);
    }

    private static DataContent? Data(AskReader read, Func<DataContent> make, string path)
    {
        try
        {
            return make();
        }
        catch (Exception broken) when (broken is UriFormatException or ArgumentException or FormatException)
        {
            read.Fault(path, "no valid data", "data:<media type>;base64,<bytes> is expected");
            return null;
        }
    }

    private static string MediaType(Uri web, string kind) => Extension(web) switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".pdf" when kind == "file" => "application/pdf",
        _ => kind == "file" ? "application/octet-stream" : kind + "/*",
    };

    private static string Extension(Uri web) => Path.GetExtension(web.AbsolutePath).ToLowerInvariant();
}
