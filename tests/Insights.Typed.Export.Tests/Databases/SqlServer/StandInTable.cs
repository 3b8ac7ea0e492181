using Insights.Typed.Export.Tests.Tds;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>A table of the stand-in.</summary>
/// <param name="Name">The name.</param>
/// <param name="Columns">The columns.</param>
internal sealed record StandInTable(string Name, IReadOnlyList<StandInColumn> Columns);

/// <summary>A column of the stand-in.</summary>
internal sealed record StandInColumn(string Name, string Type, short Length, byte Precision, byte Scale, bool IsNullable, string? Collation)
{
    /// <summary>The column in a result or a bulk load.</summary>
    public TdsColumn ToTds() => Type switch
    {
        "nvarchar" => new(Name, TdsType.NVarChar, Length < 0 ? TdsColumn.Unlimited : Length, IsNullable: IsNullable),
        "bigint" => new(Name, IsNullable ? TdsType.Integer : TdsType.FixedBigInt, 8, IsNullable: IsNullable),
        "decimal" => new(Name, TdsType.Decimal, 17, Precision, Scale, IsNullable),
        "date" => new(Name, TdsType.Date, 3, IsNullable: IsNullable),
        "datetime2" => new(Name, TdsType.DateTime2, 8, Scale: Scale, IsNullable: IsNullable),
        "uniqueidentifier" => new(Name, TdsType.Guid, 16, IsNullable: IsNullable),
        "bit" => new(Name, IsNullable ? TdsType.Bit : TdsType.FixedBit, 1, IsNullable: IsNullable),
        _ => throw new NotSupportedException(Type),
    };
}
