using System.Security.Cryptography;
using System.Text;

namespace Pointsman.Server;

/// <summary>
/// What makes two calls the same: the same key, route, protocol, form of the answer, query and hints, and the same body
/// to the byte. Answers never cross from one key to another.
/// </summary>
internal readonly record struct CacheKey(UInt128 High, UInt128 Low)
{
    public static CacheKey Of(Call call)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        using IncrementalHash sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[16];
        BitConverter.TryWriteBytes(head, call.Key.Id);
        BitConverter.TryWriteBytes(head[8..], (int)call.Protocol.Wire);
        BitConverter.TryWriteBytes(head[12..], (int)call.Protocol.Operation | (call.Stream ? 256 : 0)
            | (call.Protocol.AsArray ? 512 : 0));
        sum.AppendData(head);
        sum.AppendData(Encoding.UTF8.GetBytes(call.Route!.Route.Name));
        sum.AppendData([0]);
        if (call.Http.Request.QueryString is { HasValue: true, Value: { } query })
        {
            sum.AppendData(Encoding.UTF8.GetBytes(query));
        }

        sum.AppendData([0]);
        if (call.Outline.Facts.Hints is var hints && hints != default)
        {
            // What a header says may lead to another model.
            sum.AppendData(Encoding.UTF8.GetBytes(hints.ToString()));
            sum.AppendData([0]);
        }

        sum.AppendData(call.Body.Span);
        sum.GetHashAndReset(hash);
        return new CacheKey(BitConverter.ToUInt128(hash), BitConverter.ToUInt128(hash[16..]));
    }
}
