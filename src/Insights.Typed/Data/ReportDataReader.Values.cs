using Insights.Typed.Language;
using Insights.Typed.Reading;
using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Insights.Typed.Data;

/// <content>The values of the current record, and the metadata of its columns.</content>
internal sealed partial class ReportDataReader
{
    /// <summary>The schema table's column of type names, for which the platform has no constant.</summary>
    private const string DataTypeName = "DataTypeName";

    public override string GetName(int ordinal) => names[ordinal];

    /// <summary>Finds the column with exactly this name, or else one that differs in letter case only, as the contract of data readers requires.</summary>
    [SuppressMessage("Usage", "CA2201", Justification = "The contract requires it, and bulk copies catch it.")]
    public override int GetOrdinal(string name) =>
        Array.IndexOf(names, name) is >= 0 and var exact ? exact
        : Array.FindIndex(names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var similar ? similar
        : throw new IndexOutOfRangeException($"The query on {datasetName} does not select a column '{name}'.");

    [return: DynamicallyAccessedMembers(Cells.TypeMembers)]
    public override Type GetFieldType(int ordinal) => cells[ordinal].Type;

    /// <summary>Returns the type's name in standard SQL, in the form that PostgreSQL and DuckDB accept.</summary>
    public override string GetDataTypeName(int ordinal) => GetDatabaseType(ordinal).Name;

    public override bool IsDBNull(int ordinal) => cells[ordinal].IsNull(CurrentRecord);

    public override object GetValue(int ordinal) => cells[ordinal].GetValue(CurrentRecord) ?? DBNull.Value;

    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    public override T GetFieldValue<T>(int ordinal) => cells[ordinal] is Cells<T> typed && typed.TryGetValue(CurrentRecord, out var exact) ? exact
        : cells[ordinal].TryGet<T>(CurrentRecord, out var value) ? value
        : typeof(T) == typeof(object) || default(T) is null && typeof(T) == typeof(DBNull) ? (T)GetValue(ordinal)
        : throw CreateInvalidCast(ordinal, typeof(T));

    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    public override decimal GetDecimal(int ordinal) => cells[ordinal] is Cells<long> ? GetInt64(ordinal) : GetFieldValue<decimal>(ordinal);

    public override double GetDouble(int ordinal) => (double)GetDecimal(ordinal);

    public override float GetFloat(int ordinal) => (float)GetDecimal(ordinal);

    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);

    public override char GetChar(int ordinal) => GetString(ordinal) is [var character] ? character : throw CreateInvalidCast(ordinal, typeof(char));

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        var text = GetString(ordinal);
        if (buffer is null)
        {
            return text.Length;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(dataOffset);
        var count = (int)Math.Min(length, Math.Max(0, text.Length - dataOffset));
        text.AsSpan((int)Math.Min(dataOffset, text.Length), count).CopyTo(buffer.AsSpan(bufferOffset));
        return count;
    }

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw CreateInvalidCast(ordinal, typeof(byte[]));

    public ReadOnlyCollection<DbColumn> GetColumnSchema() => Enumerable.Range(0, FieldCount).Select(DbColumn (i) => new ReportColumn(this, i)).ToList().AsReadOnly();

    [UnconditionalSuppressMessage("Trimming", "IL2111", Justification = "The column of types holds only types whose members are kept.")]
    public override DataTable GetSchemaTable()
    {
        var table = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.ColumnSize, typeof(int));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(short));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(short));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add(DataTypeName, typeof(string));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsUnique, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsKey, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsLong, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsAliased, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsExpression, typeof(bool));
        table.Columns.Add(SchemaTableColumn.BaseColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.BaseTableName, typeof(string));
        table.Columns.Add(SchemaTableOptionalColumn.IsReadOnly, typeof(bool));
        table.Columns.Add(SchemaTableOptionalColumn.IsAutoIncrement, typeof(bool));
        foreach (var column in GetColumnSchema())
        {
            var row = table.NewRow();
            row[SchemaTableColumn.ColumnName] = column.ColumnName;
            row[SchemaTableColumn.ColumnOrdinal] = column.ColumnOrdinal;
            row[SchemaTableColumn.ColumnSize] = -1;
            row[SchemaTableColumn.NumericPrecision] = (object?)column.NumericPrecision ?? DBNull.Value;
            row[SchemaTableColumn.NumericScale] = (object?)column.NumericScale ?? DBNull.Value;
            row[SchemaTableColumn.DataType] = column.DataType;
            row[DataTypeName] = column.DataTypeName;
            row[SchemaTableColumn.AllowDBNull] = column.AllowDBNull;
            row[SchemaTableColumn.BaseColumnName] = column.BaseColumnName;
            row[SchemaTableColumn.BaseTableName] = column.BaseTableName;
            foreach (var falseColumn in (ReadOnlySpan<string>)[
                SchemaTableColumn.IsUnique, SchemaTableColumn.IsKey, SchemaTableColumn.IsLong, SchemaTableColumn.IsAliased, SchemaTableColumn.IsExpression,
                SchemaTableOptionalColumn.IsReadOnly, SchemaTableOptionalColumn.IsAutoIncrement])
            {
                row[falseColumn] = false;
            }

            table.Rows.Add(row);
        }

        return table;
    }

    private DatabaseType GetDatabaseType(int ordinal) => ColumnTypes.Get(cells.Columns[ordinal].Type).Database;

    /// <summary>Gets the record's index in its batch.</summary>
    private int CurrentRecord => isClosed ? throw new ObjectDisposedException(nameof(ReportDataReader))
        : record >= 0 ? record
        : throw new InvalidOperationException("There is no current record: call Read first, and check that it returns true.");

    private InvalidCastException CreateInvalidCast(int ordinal, Type type) => new(IsDBNull(ordinal)
        ? $"{datasetName}.{GetName(ordinal)} has no value in this record; call IsDBNull first."
        : $"{datasetName}.{GetName(ordinal)} is of the type {GetFieldType(ordinal).Name}, which cannot be read as {type.Name}.");

    private sealed class ReportColumn : DbColumn
    {
        public ReportColumn(ReportDataReader reader, int ordinal)
        {
            ColumnName = reader.GetName(ordinal);
            ColumnOrdinal = ordinal;
            DataType = reader.GetFieldType(ordinal);
            DataTypeName = reader.GetDataTypeName(ordinal);
            AllowDBNull = reader.cells.Columns[ordinal].IsNullable;
            BaseColumnName = ColumnName;
            BaseTableName = reader.datasetName;
            NumericPrecision = reader.GetDatabaseType(ordinal).Precision;
            NumericScale = reader.GetDatabaseType(ordinal).Scale;
            IsReadOnly = IsAutoIncrement = IsIdentity = IsKey = IsUnique = IsLong = IsHidden = IsExpression = IsAliased = false;
        }
    }
}
