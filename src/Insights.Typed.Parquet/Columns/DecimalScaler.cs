namespace Insights.Typed.Parquet.Columns;

/// <summary>Converts decimals to whole numbers of the smallest unit of a column, without rounding.</summary>
internal sealed class DecimalScaler
{
    /// <summary>The largest power of ten in 64 bits.</summary>
    private const int MaxPowerIn64Bits = 19;

    private readonly int scale;
    private readonly UInt128[] powers = CreatePowers();
    private readonly UInt128 maximum;

    public DecimalScaler(int precision, int scale)
    {
        this.scale = scale;
        maximum = powers[precision] - 1;
    }

    /// <summary>Returns a value indicating whether a decimal fits, and its whole number.</summary>
    public bool TryScale(decimal value, out Int128 scaled)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var (low, middle, high, flags) = (bits[0], bits[1], bits[2], bits[3]);
        var added = scale - ((flags >> 16) & 0xFF);
        var magnitude = new UInt128((uint)high, ((ulong)(uint)middle << 32) | (uint)low);
        bool fits;
        if (high == 0 && (uint)added <= MaxPowerIn64Bits)
        {
            magnitude = Math.BigMul((ulong)magnitude, (ulong)powers[added]);
            fits = magnitude <= maximum;
        }
        else
        {
            fits = TryScaleSlowly(ref magnitude, added);
        }

        scaled = flags < 0 ? -(Int128)magnitude : (Int128)magnitude;
        return fits;
    }

    private bool TryScaleSlowly(ref UInt128 magnitude, int added)
    {
        if (added >= 0)
        {
            if (magnitude > maximum / powers[added])
            {
                return false;
            }

            magnitude *= powers[added];
            return true;
        }

        (magnitude, var rest) = UInt128.DivRem(magnitude, powers[-added]);
        return rest == 0 && magnitude <= maximum;
    }

    private static UInt128[] CreatePowers()
    {
        var powers = new UInt128[39];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
