"""Chinese surnames as data, for cutting a role from the name that follows it without a separator.

Single surnames: the Hundred Family Surnames without the compound ones, and those of the ministry of public security's
yearly name reports that the old list lacks (肖, 覃, 付). Compound surnames: those still in use.
"""

from __future__ import annotations

COMPOUND_SURNAMES: frozenset[str] = frozenset(
    (
        "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 轩辕 长孙 宇文 鲜于 "
        "闾丘 呼延 端木 百里 东郭 南宫 西门 独孤 拓跋 完颜 赫连 澹台 公冶 宗政 濮阳 淳于 单于 "
        "太叔 申屠 仲孙 钟离 第五 万俟 闻人 左丘 梁丘 公羊 谷梁 纳兰 那拉 叶赫那拉 爱新觉罗 瓜尔佳 钮祜禄 富察 "
        "佟佳 完颜 阿尔 吉克 曲木 沙马 马海 阿苏 吉木 勒格 木乃 俄木 贾巴"
    ).split()
)
"""Surnames of two characters and more."""

SINGLE_SURNAMES: frozenset[str] = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马"
    "苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪"
    "祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊"
    "胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储"
    "靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄"
    "印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏"
    "浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍"
    "聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公墨哈谯笪年爱阳佟"
    "肖付覃闫代戢苟茍甯邸亓仝佘修佴侍俎储元全公冒冼凃凡初别化匙卑占卿厚双召台合吾员哀哈喇图在坚圣坑塔墙"
    "夫奉契始姒娜宛宠密寸寻尧展岩岳巨布师帅帖庹延开弥彤彦徙德忻念悟战拜操支敬斯普晋暴曲朴权来松枚栗校格植楚楼檀次母"
    "毓水汝沐治法泉浮海涂淡清源漆潭火燕牟牧独率玄琚生由畅疏盘盍矫祢种税窑竹笃线练缑罕老肇臣舍良芦苑苻英荔莱菅萨葵蒿"
    "蔄虎衣裕要覃言诗詹谌贯买赏起辉辜边迟逢道邝邱郄郇郎郭采野释里钊铁门闪闽阿院随难雒雪雲青韶顿颛风香骈麦黑鹿麴粟粘迮"
    "商代兰丘亢保银隋恽仉佀撒海降线虎揭练漆滕芦鄢茶桃信候郐蹇蒉麴盖阙邸郇佴笪敖帅危寇冼冀楚岑"
    "但冶剡尧战揭撒敫旷昂晋朗杞材桐楚樵檀水沃洛淳火烟爨牟犹琴瑞留皋盈竹粟綦缑腾臣萨补衷解谌貌贠赛迪逯遆邰酒钦问陀鱼麻"
)
"""Surnames of one character."""

DOUBTFUL_SURNAMES: frozenset[str] = frozenset(
    "在要生来起道法次问员老由始初坚圣坑塔墙夫契布开延弥徙德念悟战拜格校植母治浮海清源率"
    "种线练舍英野里门随难雪青风香黑难补赏铁院合召化别化始展厚台卑能通年公后空终越双都"
    "相国广益充利居边家经满别须养东关游从时应成计支全强水明干"
)
"""Surnames that are also everyday words: enough where a title or brackets vouch for the name, not for a bare turn."""

TRANSLITERATION: frozenset[str] = frozenset(
    "阿艾买吐古努热玛木依麦帕迪尔克拉提江汗巴丽亚娜孜孙吾斯曼塔里合力沙吉米伊布拉音赛依提卡德达"
    "尼亚克热木别哈萨扎西次仁卓玛格桑旺久多吉洛央宗加措平白丹增顿珠朗索诺罗贡才让尖本泽登奴呼日"
    "勒图娅苏和其其格敖登高娃乌云斯琴那顺巴特尔祖普拉提买合穆罕默艾力吐尔逊"
)
"""Characters that write Uyghur, Kazakh, Tibetan and Mongolian names."""
