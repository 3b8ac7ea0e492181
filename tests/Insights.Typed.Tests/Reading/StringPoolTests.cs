using System.Runtime.Intrinsics.X86;
using System.Text;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>Repeated texts become one string. Pooling must never change a value.</summary>
public sealed class StringPoolTests
{
    /// <summary>The number of texts after which a pool decides whether pooling is worthwhile.</summary>
    private const int Trial = 16_384;

    private readonly StringPool pool = new();

    [Fact]
    public void The_same_field_returns_the_same_string()
    {
        Assert.Equal("Contoso é北😀", Get("Contoso é北😀"));
        Assert.Same(Get("Contoso é北😀"), Get("Contoso é北😀"));
    }

    [Fact]
    public void Strings_that_share_a_slot_are_never_mixed()
    {
        // Ten times as many texts as slots, in any order, and most of them more than once.
        var random = new Random(7001);
        var strings = Enumerable.Range(0, 5000).Select(_ => RandomStrings.Valid(random)).ToList();
        for (var i = 0; i < 200_000; i++)
        {
            // Mostly from a few, so that the pool does not switch itself off.
            var text = strings[random.Next(4) > 0 ? random.Next(20) : random.Next(strings.Count)];
            Assert.Equal(text, Get(text));
        }

        Assert.Same(Get("still on"), Get("still on"));
    }

    [Fact]
    public void A_column_of_distinct_strings_disables_its_pool()
    {
        for (var i = 0; i < Trial; i++)
        {
            Assert.Equal($"{i}", Get($"{i}"));
        }

        Assert.NotSame(Get("off"), Get("off"));
        Assert.Equal("off", Get("off"));
        for (var i = 0; i < Trial; i++)
        {
            Assert.Equal("same", Get("same"));
        }

        Assert.NotSame(Get("same"), Get("same"));
    }

    [Fact]
    public void A_pool_is_not_disabled_before_its_trial_ends()
    {
        for (var i = 0; i < Trial - 10; i++)
        {
            Get($"{i}");
        }

        Assert.Same(Get("on"), Get("on"));
    }

    [Fact]
    public void A_column_that_mostly_repeats_keeps_its_pool()
    {
        for (var i = 0; i < 3 * Trial; i++)
        {
            Get(i % 4 == 0 ? $"{i}" : "repeated");
        }

        Assert.Same(Get("repeated"), Get("repeated"));
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Long_strings_are_not_pooled(int length, bool isKept)
    {
        var text = new string('x', length);

        Assert.Equal(text, Get(text));
        Assert.Equal(isKept, ReferenceEquals(Get(text), Get(text)));
    }

    [Fact]
    public void An_empty_text_is_the_empty_string() => Assert.Same("", Get(""));

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused_each_time()
    {
        byte[][] broken = [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [.. new byte[100], 0x80]];

        Assert.All(broken, bytes => Assert.Throws<DecoderFallbackException>(() => Get(bytes)));
        Assert.All(broken, bytes => Assert.Throws<DecoderFallbackException>(() => Get(bytes)));
    }

    [Fact]
    public async Task A_repeated_value_of_a_column_is_one_string()
    {
        var names = await Reports.ReadAsync(Datasets.Everything.Select(x => x.Name), "Name\nContoso\n\"Contoso\"\nContoso\n");

        Assert.Same(names[0], names[1]);
        Assert.Same(names[0], names[2]);
    }

    [Fact]
    public void Most_repeated_strings_of_a_large_report_are_found()
    {
        // With one slot for each string, a tenth of so many strings would have none.
        var strings = Enumerable.Range(0, 2000).Select(i => $"Customer {i * 7919}").ToList();
        for (var i = 0; i < 10 * Trial; i++)
        {
            Get(strings[i % strings.Count]);
        }

        Assert.InRange(strings.Count(text => !ReferenceEquals(Get(text), Get(text))), 0, 2);
    }

    [Fact]
    public void Trailing_zeros_distinguish_texts()
    {
        // Enough for some to share a slot with the same text without the zero.
        for (var i = 0; i < 40_000; i++)
        {
            Assert.Equal($"{i}", Get($"{i}"));
            Assert.Equal($"{i}\0", Get($"{i}\0"));
            Assert.Equal($"{i}", Get($"{i}"));
            Assert.Equal($"{i}\0", Get($"{i}\0"));
        }
    }

    [Fact]
    public void Every_byte_and_the_length_make_a_difference()
    {
        for (var length = 1; length <= 70; length++)
        {
            for (var slot = 0; slot < length; slot++)
            {
                var text = string.Concat(new string('a', slot), "b", new string('a', length - slot - 1));
                Assert.Equal(text, Get(text));
                Assert.Equal(text, Get(text));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Strings_are_distributed_over_the_slots(bool useAes)
    {
        Assert.SkipUnless(!useAes || Aes.IsSupported, "This processor has no AES instructions.");
        var keys = Enumerable.Range(0, 2000).Select(i => FieldKey.Create(FieldSlack.CopyWithSlack(Encoding.UTF8.GetBytes($"{i * 7919} Group with a longer name").AsSpan(..^(i % 20))))).ToList();

        var hashes = keys.Select(key => useAes ? key.AesHash() : key.PortableHash()).ToList();

        // 2,000 random texts leave 1,770 of 8,192 slots with one or more.
        Assert.InRange(hashes.Select(hash => hash % 8192).Distinct().Count(), 1700, 2000);
        Assert.InRange(hashes.Select(hash => (hash >> 16) % 8192).Distinct().Count(), 1700, 2000);
    }

    [Fact]
    public async Task A_value_that_contains_quotes_differs_from_the_one_without()
    {
        var names = await Reports.ReadAsync(Datasets.Everything.Select(x => x.Name), "Name\n\"x\"\n\"\"\"x\"\"\"\n\"x\"\n\"\"\"x\"\"\"\n");

        Assert.Equal(["x", "\"x\"", "x", "\"x\""], names);
    }

    private string Get(string text) => Get(Encoding.UTF8.GetBytes(text));

    private string Get(byte[] text)
    {
        var field = FieldSlack.CopyWithSlack(text);
        pool.AddLookups(1);
        return pool.Snapshot.Find(field) ?? pool.Add(field, field);
    }
}
