using System.Text;
using Insights.Typed.Client.Tests.Harness;
using Insights.Typed.Compression;

namespace Insights.Typed.Client.Tests.Compression;

/// <summary>Compressed data that ends early: any byte can be the last one that arrives.</summary>
public sealed class DecompressingStreamTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 100).Select(i => $"{i * 7919},\"Łódzka {i % 13}\"\r\n")));

    public static TheoryData<string, int> FormsInPieces
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var form in new[] { "gzip", "zlib", "raw deflate" })
            {
                foreach (var piece in new[] { 1, 2, 3, 100, 100_000 })
                {
                    data.Add(form, piece);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(FormsInPieces))]
    public async Task Complete_data_is_decompressed(string form, int piece) =>
        Assert.Equal(Plain, await DecompressAsync(form, CompressedContent.As(form, Plain), piece));

    [Theory]
    [MemberData(nameof(FormsInPieces))]
    public async Task Empty_data_is_decompressed_to_nothing(string form, int piece) =>
        // For no bytes, the platform writes nothing; other compressors write a header and a checksum.
        Assert.Empty(await DecompressAsync(form, OfNothing(form), piece));

    [Theory]
    [MemberData(nameof(FormsInPieces))]
    public async Task Truncation_at_any_position_is_reported(string form, int piece)
    {
        var complete = CompressedContent.As(form, Plain);
        for (var length = 0; length < complete.Length; length++)
        {
            var error = await Assert.ThrowsAsync<CompressedDataException>(() => DecompressAsync(form, complete[..length], piece));
            Assert.True(error.IsTruncated, $"{length} of {complete.Length}: {error.Message}");
        }
    }

    [Theory]
    [MemberData(nameof(FormsInPieces))]
    public async Task Data_after_the_end_is_reported(string form, int piece)
    {
        var complete = CompressedContent.As(form, Plain);
        foreach (var rest in new byte[][] { [0], [0xFF], [0, 0, 0, 0], [1, 2, 3], new byte[20_000] })
        {
            var error = await Assert.ThrowsAsync<CompressedDataException>(() => DecompressAsync(form, [.. complete, .. rest], piece));
            Assert.Contains("other bytes follow", error.Message, StringComparison.Ordinal);
            Assert.False(error.IsTruncated);
        }
    }

    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("gzip", 100_000)]
    [InlineData("zlib", 1)]
    [InlineData("zlib", 100_000)]
    public async Task A_wrong_checksum_is_reported(string form, int piece)
    {
        var damaged = CompressedContent.As(form, Plain);
        damaged[^(form == "gzip" ? 6 : 2)] ^= 1;

        var error = await Assert.ThrowsAsync<CompressedDataException>(() => DecompressAsync(form, damaged, piece));

        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(100_000)]
    public async Task A_gzip_file_may_have_several_members(int piece)
    {
        byte[] members = [.. CompressedContent.GZip(Plain), .. OfNothing("gzip"), .. CompressedContent.GZip(Plain)];

        Assert.Equal(Plain.Concat(Plain), await DecompressAsync("gzip", members, piece));
        Assert.True((await Assert.ThrowsAsync<CompressedDataException>(() => DecompressAsync("gzip", members[..^3], piece))).IsTruncated);
    }

    [Fact]
    public async Task Content_that_is_not_gzip_is_reported()
    {
        var error = await Assert.ThrowsAsync<CompressedDataException>(() => DecompressAsync("gzip", Plain, 100));

        Assert.Contains("does not start as gzip data", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FormsInPieces))]
    public async Task A_failed_read_can_be_repeated(string form, int piece) =>
        Assert.Equal(Plain, await DecompressAsync(form, CompressedContent.As(form, Plain), piece, failsEverySecondTime: true));

    private static byte[] OfNothing(string form) => form switch
    {
        "gzip" => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "zlib" => [0x78, 0x9C, 3, 0, 0, 0, 0, 1],
        _ => [3, 0],
    };

    private static async Task<byte[]> DecompressAsync(string form, byte[] compressed, int piece, bool failsEverySecondTime = false)
    {
        var coding = form == "gzip" ? ContentCoding.GZip : ContentCoding.Deflate;
        using var stream = new DecompressingStream(new PartialStream(compressed, piece, failsEverySecondTime), coding);
        using var plain = new MemoryStream();
        var buffer = new byte[1000];
        while (true)
        {
            try
            {
                var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
                if (read == 0)
                {
                    return plain.ToArray();
                }

                plain.Write(buffer, 0, read);
            }
            catch (IOException) when (failsEverySecondTime)
            {
            }
        }
    }

    private sealed class PartialStream(byte[] bytes, int piece, bool failsEverySecondTime) : ReadOnlyStream
    {
        private int position;
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (failsEverySecondTime && ++reads % 2 == 0)
            {
                throw new IOException("planted break");
            }

            var count = Math.Min(Math.Min(piece, buffer.Length), bytes.Length - position);
            bytes.AsSpan(position, count).CopyTo(buffer.Span);
            position += count;
            return ValueTask.FromResult(count);
        }
    }
}
