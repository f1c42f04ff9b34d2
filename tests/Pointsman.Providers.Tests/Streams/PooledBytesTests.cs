using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Providers.Tests.Streams;

public sealed class PooledBytesTests
{
    [Fact]
    public void What_was_added_stands_there_in_order() =>
        Prop.ForAll(Gen.Choose(0, 5_000).ListOf(20).ToArbitrary(), lengths =>
        {
            using var bytes = new PooledBytes();
            List<byte> wanted = [];
            for (int i = 0; i < lengths.Count; i++)
            {
                byte[] part = new byte[lengths[i]];
                Array.Fill(part, (byte)i);
                wanted.AddRange(part);
                if (i % 3 == 0)
                {
                    part.CopyTo(bytes.GetSpan(part.Length));
                    bytes.Advance(part.Length);
                }
                else if (i % 3 == 1)
                {
                    part.CopyTo(bytes.GetMemory(part.Length));
                    bytes.Advance(part.Length);
                }
                else
                {
                    bytes.Add(part);
                }
            }

            Assert.Equal(wanted, bytes.Span.ToArray());
            Assert.Equal(wanted, bytes.Written.ToArray());
            Assert.Equal(wanted.Count, bytes.Count);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void There_is_always_room_to_write()
    {
        using var bytes = new PooledBytes();
        Assert.NotEqual(0, bytes.GetSpan().Length);
        bytes.Advance(bytes.GetSpan().Length);
        Assert.NotEqual(0, bytes.GetMemory().Length);
        Assert.InRange(bytes.GetSpan(10_000).Length, 10_000, int.MaxValue);
    }

    [Fact]
    public void Emptied_it_can_be_filled_again_and_after_its_end_too()
    {
        var bytes = new PooledBytes();
        bytes.Add("one"u8);
        bytes.Clear();
        Assert.Equal(0, bytes.Count);
        bytes.Add("two"u8);
        Assert.Equal("two"u8.ToArray(), bytes.Span.ToArray());
        bytes.Dispose();
        bytes.Dispose();
        Assert.Equal(0, bytes.Count);
        bytes.Add("three"u8);
        Assert.Equal("three"u8.ToArray(), bytes.Span.ToArray());
        bytes.Dispose();
    }
}
