"""Writes book.xlsx, book.xls and book.ods; needs openpyxl, xlwt and odfpy."""
import datetime as dt

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

book = openpyxl.Workbook()
one = book.active
one.title = "One"
one.append(["id", "name", "score", "day", "at", "ok"])
one.append([1, "a", 1.5, dt.date(2024, 1, 1), dt.datetime(2024, 1, 1, 12, 30, 15), True])
one.append([2, None, 2, dt.date(2024, 1, 2), dt.datetime(2024, 1, 2, 1, 2, 3), False])
two = book.create_sheet("Two")
two.append(["junk"])
two.append(["x", "y"])
two.append([1, '="t"'])
book.save("book.xlsx")

old = xlwt.Workbook()
sheet = old.add_sheet("One")
for column, name in enumerate(["id", "name", "day"]):
    sheet.write(0, column, name)
sheet.write(1, 0, 7)
sheet.write(1, 1, "seven")
sheet.write(1, 2, dt.date(2024, 5, 6), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
old.save("book.xls")


def text(value):
    cell = TableCell(valuetype="string")
    cell.addElement(P(text=value))
    return cell


open_document = OpenDocumentSpreadsheet()
table = Table(name="One")
for cells in (
    [text("id"), text("name"), text("day")],
    [TableCell(valuetype="float", value="3"), text("three"), TableCell(valuetype="date", datevalue="2024-05-06")],
):
    row = TableRow()
    for cell in cells:
        row.addElement(cell)
    table.addElement(row)
open_document.spreadsheet.addElement(table)
open_document.save("book.ods")
