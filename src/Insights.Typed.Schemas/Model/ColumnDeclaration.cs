using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>The declaration of a column or metric in a schema file, under <c>typed</c>. A property that it omits is null, and is not changed.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="IsNullable">Whether a report can omit the value.</param>
/// <param name="BooleanFormat">The literals of a Boolean column.</param>
/// <param name="Description">Its description.</param>
/// <param name="DateFormat">The format of a date.</param>
/// <param name="Samples">Values of a text column, from which the local service generates its data.</param>
/// <param name="Position">The position of the name.</param>
public sealed record ColumnDeclaration(
    string Name, ColumnType? Type, bool? IsNullable, BooleanFormat? BooleanFormat, string? Description, string? DateFormat, EquatableArray<string> Samples, SchemaPosition Position)
{
    /// <summary>Creates a declaration that is not in a file.</summary>
    /// <param name="name">The service's name.</param>
    /// <param name="type">The type of its values.</param>
    public static ColumnDeclaration Create(string name, ColumnType type) => new(name, type, null, null, null, null, default, new SchemaPosition("", 0, 0, 0, 0, 0, 0));

    /// <summary>Gets the type of a column or metric whose declaration states none.</summary>
    /// <param name="isMetric">Whether it is a metric.</param>
    public static ColumnType GetDefaultType(bool isMetric) => isMetric ? ColumnType.Decimal : ColumnType.Text;

    /// <summary>Applies the declaration to a column. A type replaces the literals and the date format that belong to the earlier type.</summary>
    /// <param name="column">The column without the declaration.</param>
    public ColumnSchema ApplyTo(ColumnSchema column)
    {
        var typed = Type is { } type ? column with { Type = type, BooleanFormat = BooleanFormat, DateFormat = DateFormat, Samples = Samples } : column;
        if (Samples.Count > 0 && typed.Kind == ValueKind.Text)
        {
            typed = typed with { Samples = Samples };
        }

        return typed with { IsNullable = IsNullable ?? column.IsNullable, Description = Description ?? column.Description };
    }
}
