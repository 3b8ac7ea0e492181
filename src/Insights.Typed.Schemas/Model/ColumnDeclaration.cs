using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>What a schema file declares of a column or metric, under <c>typed</c>. What it leaves out is null, and stays as it is.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="IsNullable">Whether a report may leave the value out.</param>
/// <param name="BooleanFormat">How a flag's two values are spelt.</param>
/// <param name="Description">What it means.</param>
/// <param name="DateFormat">The form of a date.</param>
/// <param name="Samples">Values of a text column, from which the local service generates its data.</param>
/// <param name="Position">The position of the name.</param>
public sealed record ColumnDeclaration(
    string Name, ColumnType? Type, bool? IsNullable, BooleanFormat? BooleanFormat, string? Description, string? DateFormat, EquatableArray<string> Samples, SchemaPosition Position)
{
    /// <summary>The column with what is declared here. A type replaces the literals and the date format that belong to the earlier one.</summary>
    /// <param name="column">The column as it is without the declaration.</param>
    public ColumnSchema ApplyTo(ColumnSchema column)
    {
        var typed = Type is { } type ? column with { Type = type, BooleanFormat = BooleanFormat, DateFormat = DateFormat, Samples = Samples } : column;
        if (Samples.Count > 0 && typed.Type == ColumnType.Text)
        {
            typed = typed with { Samples = Samples };
        }

        return typed with { IsNullable = IsNullable ?? column.IsNullable, Description = Description ?? column.Description };
    }
}
