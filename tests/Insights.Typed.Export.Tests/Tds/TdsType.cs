namespace Insights.Typed.Export.Tests.Tds;

/// <summary>The types of values, by their numbers in MS-TDS.</summary>
internal enum TdsType : byte
{
    Guid = 0x24,
    Integer = 0x26,
    Date = 0x28,
    DateTime2 = 0x2A,

    /// <summary>A bit of a column that accepts no missing values, without a length.</summary>
    FixedBit = 0x32,
    Bit = 0x68,
    Decimal = 0x6A,

    /// <summary>A decimal as the driver sends it.</summary>
    Numeric = 0x6C,

    /// <summary>A bigint of a column that accepts no missing values, without a length.</summary>
    FixedBigInt = 0x7F,
    NVarChar = 0xE7,
}
