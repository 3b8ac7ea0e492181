using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

#pragma warning disable CS0660, CS0661 // The comparison operators return a condition; Equals and GetHashCode remain those of object.

/// <summary>
/// A Boolean column. The column itself is the condition that its value is true: <c>Where(x =&gt; x.IsAutoRenew &amp;&amp; !x.IsDuplicateRowForPGA)</c>.
/// </summary>
/// <remarks>
/// Columns have different literals for their two values (<c>Y</c>/<c>N</c>, <c>1</c>/<c>0</c>), and the service responds to a wrong
/// literal with no rows and no error. The column has its literals from the dataset's schema, which prevents this.
/// </remarks>
public sealed partial class BooleanColumn : QueryCondition
{
    private readonly TextColumn column;
    private readonly Comparison isTrue;
    private readonly Comparison isFalse;

    internal BooleanColumn(string dataset, string name, string trueValue, string falseValue)
    {
        column = new TextColumn(dataset, name);
        Literals = (trueValue, falseValue);
        isTrue = new Comparison(column, ComparisonOperator.Equal, TextLiteral.Create(column, trueValue));
        isFalse = new Comparison(column, ComparisonOperator.Equal, TextLiteral.Create(column, falseValue));
    }

    /// <summary>Gets the service's name of the column, as used in a query's text.</summary>
    public string Name => column.Name;

    /// <summary>Gets the name of the dataset that the column belongs to.</summary>
    public string DatasetName => column.DatasetName;

    /// <summary>Gets the literals of the column.</summary>
    internal (string True, string False) Literals { get; }

    /// <summary>Converts the column to a <see cref="QueryColumn"/>, to order by.</summary>
    public static implicit operator QueryColumn(BooleanColumn flag) => flag.column;

    /// <summary>Returns a condition: the value is false.</summary>
    public static QueryCondition operator !(BooleanColumn flag) => flag.isFalse;

    /// <summary>Returns a condition: the value is equal to the specified value.</summary>
    public static QueryCondition operator ==(BooleanColumn flag, bool value) => value ? flag.isTrue : flag.isFalse;

    /// <summary>Returns a condition: the value is not equal to the specified value.</summary>
    public static QueryCondition operator !=(BooleanColumn flag, bool value) => value ? flag.isFalse : flag.isTrue;

    /// <summary>Returns a condition: the value is equal to the specified value.</summary>
    public static QueryCondition operator ==(bool value, BooleanColumn flag) => flag == value;

    /// <summary>Returns a condition: the value is not equal to the specified value.</summary>
    public static QueryCondition operator !=(bool value, BooleanColumn flag) => flag != value;

    internal override Comparison AsComparison() => isTrue;
}
