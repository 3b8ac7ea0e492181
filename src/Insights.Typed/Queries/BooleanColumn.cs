using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

#pragma warning disable CS0660, CS0661 // Comparing gives a condition; what two columns are to each other stays object's business.

/// <summary>
/// A column of yes and no. It is itself the condition that it is yes: <c>Where(x =&gt; x.IsAutoRenew &amp;&amp; !x.IsDuplicateRowForPGA)</c>.
/// </summary>
/// <remarks>
/// Columns spell their two values differently (<c>Y</c>/<c>N</c>, <c>1</c>/<c>0</c>), and the service answers a wrong
/// spelling with no rows and no error. The column knows its own from the dataset's schema, so that cannot happen.
/// </remarks>
public sealed class BooleanColumn : QueryCondition
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

    /// <summary>The service's name for the column, as it stands in a query's text.</summary>
    public string Name => column.Name;

    /// <summary>The dataset that the column belongs to.</summary>
    public string DatasetName => column.DatasetName;

    /// <summary>How the column spells yes and no.</summary>
    internal (string True, string False) Literals { get; }

    /// <summary>The column, to order by.</summary>
    public static implicit operator QueryColumn(BooleanColumn flag) => flag.column;

    /// <summary>Rows where the flag is no.</summary>
    public static QueryCondition operator !(BooleanColumn flag) => flag.isFalse;

    /// <summary>Rows where the flag is this.</summary>
    public static QueryCondition operator ==(BooleanColumn flag, bool value) => value ? flag.isTrue : flag.isFalse;

    /// <summary>Rows where the flag is not this.</summary>
    public static QueryCondition operator !=(BooleanColumn flag, bool value) => value ? flag.isFalse : flag.isTrue;

    /// <summary>Rows where the flag is this.</summary>
    public static QueryCondition operator ==(bool value, BooleanColumn flag) => flag == value;

    /// <summary>Rows where the flag is not this.</summary>
    public static QueryCondition operator !=(bool value, BooleanColumn flag) => flag != value;

    internal override Comparison AsComparison() => isTrue;
}
